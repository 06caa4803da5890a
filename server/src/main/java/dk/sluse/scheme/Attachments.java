package dk.sluse.scheme;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.StaffLeft;
import dk.sluse.people.access.Standing;
import dk.sluse.people.access.Standings;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which of an authority's staff work in which of its schemes: the authority's own word, within what the office has approved. */
@Component
public class Attachments {

    private final Schemes schemes;
    private final SchemeAccess access;
    private final People people;
    private final Standings standings;

    Attachments(Schemes schemes, SchemeAccess access, People people, Standings standings) {
        this.schemes = schemes;
        this.access = access;
        this.people = people;
        this.standings = standings;
    }

    /** Why something is not done; the codes are stable. */
    public enum Refusal {
        /** There is no such scheme for whoever asks. */
        NOT_YOURS,
        /** The person is not one of the authority's staff. */
        NOT_STAFF,
        /** The scheme is not in force. */
        NOT_IN_FORCE
    }

    /** Those of the authority's staff who can be attached. */
    public List<Person> staff(Scheme scheme) {
        Map<PersonId, Standing> known = standings.ofOrganisation(scheme.authority());
        return people.of(scheme.authority()).stream()
                .filter(one -> one.is(Role.ANALYST)
                        && Objects.requireNonNull(known.get(one.id())).isStaff())
                .toList();
    }

    /** Whether the person says who works in the scheme. */
    public boolean mayChange(Person by, SchemeId scheme) {
        return by.answersForAuthority() && access.refusalToOversee(by, scheme).isEmpty();
    }

    /** Lets one of the staff work in a scheme; he sees data when nothing else is missing. */
    @Transactional
    public Optional<Refusal> attach(Person by, SchemeId id, PersonId whom) {
        if (!mayChange(by, id)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        Scheme scheme = schemes.find(id).orElseThrow();
        if (access.refusalToDecide(by, id).isPresent()) {
            return Optional.of(Refusal.NOT_IN_FORCE);
        }
        if (staff(scheme).stream().noneMatch(one -> one.id().equals(whom))) {
            return Optional.of(Refusal.NOT_STAFF);
        }
        if (!schemes.isAttached(whom, id)) {
            schemes.attach(whom, id, entry(by.id(), "person.attached", whom));
        }
        return Optional.empty();
    }

    /** Lets somebody work in a scheme no more, from now on. */
    @Transactional
    public Optional<Refusal> detach(Person by, SchemeId id, PersonId whom) {
        if (!mayChange(by, id)) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        schemes.detach(whom, id, entry(by.id(), "person.detached", whom));
        return Optional.empty();
    }

    /** Who is no longer of the staff is attached to nothing, also if he comes back. */
    @EventListener
    void leave(StaffLeft left) {
        schemes.attachedTo(left.person())
                .forEach(scheme ->
                        schemes.detach(left.person(), scheme, entry(left.by(), "person.detached", left.person())));
    }

    private static AuditEntry entry(PersonId by, String action, PersonId whom) {
        return AuditEntry.of(by.value(), action, whom.value());
    }
}
