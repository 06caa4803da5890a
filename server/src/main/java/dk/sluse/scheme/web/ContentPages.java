package dk.sluse.scheme.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.search.CatalogueSearch;
import dk.sluse.people.Person;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Difference;
import dk.sluse.scheme.content.Programs;
import dk.sluse.scheme.content.Selection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of a case's content show. */
@Component
class ContentPages {

    /**
     * A content.
     *
     * @param version that is shown; 0 for what is being written
     * @param differences from the version before
     * @param titles of the registers in the cart
     * @param found registers that fit the question
     * @param writing whether the person may change it
     */
    record ContentPage(
            Case one,
            Content content,
            int version,
            List<ContentVersion> versions,
            List<Difference> differences,
            List<ContentCheck.Fault> faults,
            Map<String, Titles> titles,
            SortedSet<String> programs,
            String question,
            List<Register> found,
            boolean writing,
            @Nullable CaseRefusal refusal) {

        public List<ContentCheck.Fault> faultsOf(String register) {
            return faults.stream()
                    .filter(one -> one.register().equals(register))
                    .toList();
        }
    }

    /**
     * A register of the cart.
     *
     * @param coarsenings by variable, where there are any
     * @param others registers of the cart whose units can be the population
     * @param lists own data whose units can be
     */
    record SelectionPage(
            Case one,
            Register register,
            Selection selection,
            List<Variable> variables,
            Map<String, List<Coarsening>> coarsenings,
            List<RegisterPeriod> periods,
            List<String> others,
            List<String> lists,
            List<ContentCheck.Fault> faults) {

        public boolean isFaulty(String variable) {
            return faults.stream().anyMatch(one -> one.variable().equals(variable));
        }
    }

    /** What the pages ask about data. */
    @Component
    record Sources(Catalogue catalogue, CatalogueSearch search, Programs programs) {}

    private final CasePages cases;
    private final CasePermissions permissions;
    private final Contents contents;
    private final ContentCheck check;
    private final Sources sources;

    ContentPages(CasePages cases, CasePermissions permissions, Contents contents, ContentCheck check, Sources sources) {
        this.cases = cases;
        this.permissions = permissions;
        this.contents = contents;
        this.check = check;
        this.sources = sources;
    }

    Case seen(Person person, String id) {
        return cases.seen(person, id);
    }

    /**
     * A version, or what is being written.
     *
     * @param asked 0 for what is being written, where the person may write; for others that is the newest version
     */
    ContentPage content(Person person, String id, int asked, String question, @Nullable CaseRefusal refusal) {
        Case one = seen(person, id);
        boolean writes =
                permissions.refusal(person, one, CaseAction.WRITE_CONTENT).isEmpty();
        List<ContentVersion> versions = contents.versions(one.id());
        int version = asked == 0 && !writes
                ? versions.stream().mapToInt(ContentVersion::version).max().orElseThrow(ContentPages::unknown)
                : asked;
        Content shown = version == 0
                ? contents.draft(one.id())
                : version(versions, version).orElseThrow(ContentPages::unknown);
        int before = version == 0 ? versions.size() : version - 1;
        return new ContentPage(
                one,
                shown,
                version,
                versions,
                version(versions, before)
                        .map(earlier -> Difference.between(earlier, shown))
                        .orElse(List.of()),
                version == 0 ? check.faults(shown) : List.of(),
                titles(shown),
                sources.programs().offered(),
                question,
                version == 0 ? found(question, shown) : List.of(),
                version == 0,
                refusal);
    }

    private static Optional<Content> version(List<ContentVersion> versions, int version) {
        return versions.stream()
                .filter(one -> one.version() == version)
                .map(ContentVersion::content)
                .findFirst();
    }

    private Map<String, Titles> titles(Content content) {
        return content.registers().stream()
                .map(one -> sources.catalogue().register(one.register()))
                .flatMap(Optional::stream)
                .collect(Collectors.toMap(Register::name, Register::titles));
    }

    /** Registers that the bank has and the cart has not. */
    private List<Register> found(String question, Content content) {
        List<Register> all = sources.catalogue().registers();
        List<Register> wanted = question.isBlank()
                ? all
                : sources.search().find(question, 200).stream()
                        .map(CatalogueSearch.Entry::register)
                        .distinct()
                        .flatMap(name -> all.stream().filter(one -> one.name().equals(name)))
                        .toList();
        return wanted.stream()
                .filter(one -> content.register(one.name()).isEmpty())
                .limit(20)
                .toList();
    }

    SelectionPage register(Person person, String id, String register) {
        Case one = seen(person, id);
        if (permissions.refusal(person, one, CaseAction.WRITE_CONTENT).isPresent()) {
            throw unknown();
        }
        Register known = sources.catalogue().register(register).orElseThrow(ContentPages::unknown);
        List<Variable> variables = sources.catalogue().variables(register);
        Content content = contents.draft(one.id());
        return new SelectionPage(
                one,
                known,
                content.register(register).orElse(Selection.of(register)),
                variables,
                variables.stream().collect(Collectors.toMap(Variable::name, check::coarsenings)),
                sources.catalogue().periods(register),
                content.registers().stream()
                        .map(Selection::register)
                        .filter(other -> !other.equals(register))
                        .toList(),
                content.ownData().stream().map(OwnData::name).toList(),
                check.faults(content).stream()
                        .filter(fault -> fault.register().equals(register))
                        .toList());
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
