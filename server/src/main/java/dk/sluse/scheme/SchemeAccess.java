package dk.sluse.scheme;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may do what with a scheme. Every page, endpoint and job asks here, on every request. */
@Component
public class SchemeAccess {

    private static final ZoneId OFFICE_TIME = ZoneId.of("Europe/Copenhagen");

    /** Why something is refused; the codes stand in the audit trail. */
    public enum Refusal {
        NOT_ATTACHED,
        NOT_IN_FORCE,
        NOT_OVERSEER,
        NOT_OFFICE
    }

    private final Schemes schemes;
    private final Clock clock;

    SchemeAccess(Schemes schemes, Clock clock) {
        this.schemes = schemes;
        this.clock = clock;
    }

    /** The day that it is at the office. */
    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), OFFICE_TIME);
    }

    /** Changing a scheme's data: for its analysts and its authority's responsible person, while it is in force. */
    public Optional<Refusal> refusalToDecide(Person person, SchemeId id) {
        return person.answersForAuthority()
                ? refusalToOversee(person, id).or(() -> refusalByTime(id))
                : refusalToAnalyse(person, id);
    }

    /** No scheme is in force that is not there. */
    private Optional<Refusal> refusalByTime(SchemeId id) {
        return schemes.find(id).filter(scheme -> scheme.inForceOn(today(clock))).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.NOT_IN_FORCE);
    }

    /** Analysis: for the staff that the authority has attached, while the scheme is in force. */
    public Optional<Refusal> refusalToAnalyse(Person person, SchemeId id) {
        if (!person.is(Role.ANALYST) || !schemes.isAttached(person.id(), id)) {
            return Optional.of(Refusal.NOT_ATTACHED);
        }
        return refusalByTime(id);
    }

    /** What the office does to a scheme: for its caseworkers. */
    public Optional<Refusal> refusalToAdminister(Person person, SchemeId id) {
        return person.is(Role.RESEARCH_SERVICES) && schemes.find(id).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.NOT_OFFICE);
    }

    /** Seeing what was agreed and what went home: for the authority's responsible person and for the office. */
    public Optional<Refusal> refusalToOversee(Person person, SchemeId id) {
        boolean overseer = person.is(Role.RESEARCH_SERVICES)
                || (person.answersForAuthority()
                        && schemes.find(id)
                                .filter(scheme -> scheme.authority().equals(person.organisation()))
                                .isPresent());
        return overseer ? Optional.empty() : Optional.of(Refusal.NOT_OVERSEER);
    }

    /** Seeing a scheme at all: whoever may analyse or oversee it. */
    public boolean maySee(Person person, SchemeId id) {
        return refusalToAnalyse(person, id).isEmpty()
                || refusalToOversee(person, id).isEmpty();
    }

    /** The schemes that this person may see. */
    public List<Scheme> visibleTo(Person person) {
        return schemes.all().stream()
                .filter(scheme -> maySee(person, scheme.id()))
                .toList();
    }
}
