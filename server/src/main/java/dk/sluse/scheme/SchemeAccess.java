package dk.sluse.scheme;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.Standings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who may do what with a scheme. Every page, endpoint and job asks here, on every request. */
@Component
public class SchemeAccess {

    /** Why something is refused; the codes stand in the audit trail. */
    public enum Refusal {
        NOT_ATTACHED,
        NOT_CLEARED,
        NOT_IN_FORCE,
        CLOSED_BY_BREACH,
        NOT_OVERSEER,
        NOT_OFFICE
    }

    private final Schemes schemes;
    private final People people;
    private final Standings standings;
    private final SchemeClosures closures;
    private final Clock clock;

    SchemeAccess(Schemes schemes, People people, Standings standings, SchemeClosures closures, Clock clock) {
        this.schemes = schemes;
        this.people = people;
        this.standings = standings;
        this.closures = closures;
        this.clock = clock;
    }

    /** Changing a scheme's data: for its analysts and its authority's responsible person, while it is in force. */
    public Optional<Refusal> refusalToDecide(Person person, SchemeId id) {
        return person.answersForAuthority()
                ? refusalToOversee(person, id).or(() -> refusalByTime(id))
                : refusalToAnalyse(person, id);
    }

    /** No scheme is in force that is not there. */
    private Optional<Refusal> refusalByTime(SchemeId id) {
        return schemes.find(id).map(this::refusalByTime).orElse(Optional.of(Refusal.NOT_IN_FORCE));
    }

    private Optional<Refusal> refusalByTime(Scheme scheme) {
        return scheme.inForceOn(OfficeTime.today(clock)) ? Optional.empty() : Optional.of(Refusal.NOT_IN_FORCE);
    }

    /** Analysis: for the staff that the authority has attached and who fulfil all of {@link Standings}, while the scheme is in force. */
    public Optional<Refusal> refusalToAnalyse(Person person, SchemeId id) {
        return schemes.find(id)
                .map(scheme -> refusalToAnalyse(person, scheme, schemes.isAttached(person.id(), id)))
                .orElse(Optional.of(Refusal.NOT_ATTACHED));
    }

    /** Whether somebody may analyse in a scheme now: for jobs, which only know who he is. */
    public boolean mayAnalyse(PersonId person, SchemeId id) {
        return people.find(person)
                .filter(one -> refusalToAnalyse(one, id).isEmpty())
                .isPresent();
    }

    private Optional<Refusal> refusalToAnalyse(Person person, Scheme scheme, boolean attached) {
        if (!person.is(Role.ANALYST) || !attached) {
            return Optional.of(Refusal.NOT_ATTACHED);
        }
        return refusalByTime(scheme)
                .or(() -> closures.isClosed(scheme.id(), OfficeTime.today(clock))
                        ? Optional.of(Refusal.CLOSED_BY_BREACH)
                        : Optional.empty())
                .or(() ->
                        standings.missing(person.id()).isEmpty() ? Optional.empty() : Optional.of(Refusal.NOT_CLEARED));
    }

    /** What the office does to a scheme: for its caseworkers. */
    public Optional<Refusal> refusalToAdminister(Person person, SchemeId id) {
        return person.is(Role.RESEARCH_SERVICES) && schemes.find(id).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.NOT_OFFICE);
    }

    /** Seeing what was agreed and what went home: for the authority's responsible person and for the office. */
    public Optional<Refusal> refusalToOversee(Person person, SchemeId id) {
        boolean oversees = person.is(Role.RESEARCH_SERVICES)
                || schemes.find(id).filter(scheme -> oversees(person, scheme)).isPresent();
        return oversees ? Optional.empty() : Optional.of(Refusal.NOT_OVERSEER);
    }

    private static boolean oversees(Person person, Scheme scheme) {
        return person.is(Role.RESEARCH_SERVICES) || person.answersFor(scheme.authority());
    }

    private boolean maySee(Person person, Scheme scheme, boolean attached) {
        return oversees(person, scheme)
                || refusalToAnalyse(person, scheme, attached).isEmpty();
    }

    /** A scheme, for whoever may analyse or oversee it. */
    public Optional<Scheme> visibleTo(Person person, SchemeId id) {
        return schemes.find(id).filter(scheme -> maySee(person, scheme, schemes.isAttached(person.id(), id)));
    }

    /** The schemes that this person oversees. */
    public Set<SchemeId> overseenBy(Person person) {
        return schemes.all().stream()
                .filter(scheme -> oversees(person, scheme))
                .map(Scheme::id)
                .collect(Collectors.toSet());
    }

    /** The schemes that this person may see. */
    public List<Scheme> visibleTo(Person person) {
        Set<SchemeId> attached = schemes.attachedTo(person.id());
        return schemes.all().stream()
                .filter(scheme -> maySee(person, scheme, attached.contains(scheme.id())))
                .toList();
    }
}
