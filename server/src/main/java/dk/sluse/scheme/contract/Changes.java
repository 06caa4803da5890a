package dk.sluse.scheme.contract;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.casework.Party;
import dk.sluse.scheme.content.AgreedContents;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Contents;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Cases about schemes that are there: other data, or twelve more months. They begin with what is agreed. */
@Component
public class Changes {

    private final Casework casework;
    private final Schemes schemes;
    private final AgreedContents agreed;
    private final Contents contents;
    private final Clock clock;

    Changes(Casework casework, Schemes schemes, AgreedContents agreed, Contents contents, Clock clock) {
        this.casework = casework;
        this.schemes = schemes;
        this.agreed = agreed;
        this.contents = contents;
        this.clock = clock;
    }

    /** The authority's own schemes, which the person may ask to change; none for those who do not act for it. */
    public List<Scheme> schemesOf(Person person) {
        return Party.APPLICANT.includes(person)
                ? schemes.all().stream()
                        .filter(scheme -> scheme.authority().equals(person.organisation()) && scheme.endedOn() == null)
                        .toList()
                : List.of();
    }

    /** Begins a case about a scheme; empty if the person may not, or one is open already. */
    @Transactional
    public Optional<Case> begin(Person person, SchemeId id, Case.Kind kind) {
        if (kind == Case.Kind.FIRST) {
            throw new IllegalArgumentException("a new scheme is not there yet");
        }
        Optional<Scheme> scheme =
                schemesOf(person).stream().filter(one -> one.id().equals(id)).findFirst();
        boolean over =
                scheme.filter(one -> one.inForceOn(OfficeTime.today(clock))).isEmpty();
        if (over && kind == Case.Kind.CHANGE) {
            return Optional.empty();
        }
        schemes.lock(id);
        Optional<Case> begun = scheme.flatMap(one -> casework.beginAbout(one, kind, person));
        begun.ifPresent(one -> {
            Content content = agreed.of(scheme.orElseThrow());
            contents.write(
                    one.id(),
                    content.withWords(
                            content.title(),
                            content.purpose(),
                            content.subjects(),
                            content.wishes().withoutWork()),
                    person.id());
        });
        return begun;
    }
}
