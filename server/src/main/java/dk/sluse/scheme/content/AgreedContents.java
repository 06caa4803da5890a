package dk.sluse.scheme.content;

import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What is agreed for schemes, as contents, and how far another content goes beyond it. */
@Component
public class AgreedContents {

    /** What can be had without asking anybody: less. */
    private static final Set<Difference.Kind> LESS = Set.of(
            Difference.Kind.REGISTER_REMOVED,
            Difference.Kind.VARIABLES_REMOVED,
            Difference.Kind.PERIODS_REMOVED,
            Difference.Kind.NOT_FOLLOWED,
            Difference.Kind.OWN_DATA_REMOVED);

    /** What all are asked about, as their data would be used for something else. */
    private static final Set<Difference.Kind> PURPOSE = Set.of(
            Difference.Kind.PURPOSE,
            Difference.Kind.SUBJECTS,
            Difference.Kind.OWN_DATA_ADDED,
            Difference.Kind.OWN_DATA_CHANGED);

    private final Contents contents;
    private final Schemes schemes;

    AgreedContents(Contents contents, Schemes schemes) {
        this.contents = contents;
        this.schemes = schemes;
    }

    /** What is agreed: the content, or what can be told of the agreement where it was made without a case. */
    public Content of(Scheme scheme) {
        Optional<Agreement> agreement = schemes.agreement(scheme.id());
        List<OwnData> own = agreement.map(Agreement::ownData).orElse(List.of());
        return contents.agreed(scheme.id())
                .map(content -> content.withOwnData(own))
                .orElseGet(() -> new Content(
                        scheme.title(),
                        scheme.purpose(),
                        "",
                        agreement.map(Agreement::items).orElse(List.of()).stream()
                                .map(AgreedContents::selection)
                                .toList(),
                        Wishes.NONE,
                        own));
    }

    private static Selection selection(PackageItem item) {
        return new Selection(
                item.register(),
                item.variables(),
                item.periods(),
                item.followed(),
                item.reason(),
                item.population(),
                item.coarsened(),
                item.reasons());
    }

    /** What was agreed before a case about a scheme; empty for a new scheme. */
    public Optional<Content> before(Case one) {
        return one.kind() == Case.Kind.FIRST
                ? Optional.empty()
                : Optional.ofNullable(one.scheme()).flatMap(schemes::find).map(this::of);
    }

    /** The registers of which a content wants something that is not agreed: all of a new scheme's, or for a new purpose. */
    public Set<String> registersToApprove(Case one, Content content) {
        Optional<Content> agreed = before(one);
        if (agreed.isEmpty()) {
            return all(content);
        }
        List<Difference> differences = Difference.between(agreed.get(), content);
        if (differences.stream().anyMatch(difference -> PURPOSE.contains(difference.kind()))) {
            return all(content);
        }
        Set<String> registers = differences.stream()
                .filter(difference -> !LESS.contains(difference.kind()))
                .map(Difference::register)
                .collect(Collectors.toCollection(HashSet::new));
        registers.remove("");
        return new TreeSet<>(registers);
    }

    private static Set<String> all(Content content) {
        return content.registers().stream().map(Selection::register).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether the IT centre has something to approve. */
    public boolean concernsItCentre(Case one, Content content) {
        Optional<Wishes> agreed = before(one).map(Content::wishes);
        return content.wishes().concernItCentre()
                && agreed.filter(content.wishes()::equals).isEmpty();
    }
}
