package dk.sluse.scheme.contract;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Contact;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.MailDomains;
import dk.sluse.people.invitation.Invitations;
import dk.sluse.people.invitation.Invited;
import dk.sluse.people.invitation.PersonJoined;
import dk.sluse.scheme.casework.CaseMoved;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives those whom an authority names what they are named for: a role where they are known, an invitation otherwise. */
@Component
class NamedPeople {

    private final People people;
    private final Invitations invitations;
    private final MailDomains domains;

    NamedPeople(People people, Invitations invitations, MailDomains domains) {
        this.people = people;
        this.invitations = invitations;
        this.domains = domains;
    }

    /**
     * Whether somebody can be of the authority's people: known as one of them, or known to nobody and with an address like
     * theirs.
     */
    boolean canBeOf(String authority, Contact contact) {
        if (!contact.isGood()) {
            return false;
        }
        Optional<Person> known = people.findByEmail(contact.email());
        return known.isPresent() ? known.get().organisation().equals(authority) : domains.allow(authority, contact);
    }

    /** Whether these answer and sign for the authority already, or nobody answers for it yet. */
    boolean areThere(String authority, Named named) {
        List<Person> known = people.of(authority);
        boolean none = known.stream().noneMatch(one -> one.is(Role.RESPONSIBLE));
        return none
                || (has(known, Role.RESPONSIBLE, named.responsible()) && has(known, Role.SIGNATORY, named.signatory()));
    }

    private static boolean has(List<Person> known, Role role, Contact contact) {
        return known.stream().anyMatch(one -> one.is(role) && one.email().equals(contact.email()));
    }

    /** Lets somebody be what he is named for, by whoever decided it; what others were invited for before is void. */
    void appoint(String authority, Contact contact, Role role, Locale language, PersonId by) {
        invitations.revoke(authority, role, contact.email(), by);
        Optional<Person> known = people.findByEmail(contact.email());
        if (known.isPresent()) {
            if (!known.get().organisation().equals(authority)) {
                throw new IllegalStateException("a person of another organisation was named");
            }
            people.grant(
                    known.get().id(),
                    role,
                    AuditEntry.of(
                            by.value(), "person.appointed", known.get().id().value()));
            return;
        }
        Organisation organisation = people.organisation(authority).orElseThrow();
        PersonId id = new PersonId("p-" + UUID.randomUUID());
        invitations.invite(
                new Invited(id, contact.email(), contact.name(), language, organisation, Set.of(role)),
                AuditEntry.of(by.value(), "person.invited", id.value()).with("organisation", authority));
    }

    /** Makes somebody the one who answers for the authority; whoever did is relieved when he is there. */
    void makeResponsible(String authority, Named named, PersonId by) {
        appoint(authority, named.responsible(), Role.RESPONSIBLE, named.language(), by);
        people.findByEmail(named.responsible().email()).ifPresent(one -> relieveOthers(one, by));
    }

    /** Who comes by an invitation takes over when he comes, so that there is always one, and never two. */
    @EventListener
    void on(PersonJoined joined) {
        if (joined.person().is(Role.RESPONSIBLE)) {
            relieveOthers(joined.person(), joined.person().id());
        }
    }

    private void relieveOthers(Person responsible, PersonId by) {
        people.withdraw(
                responsible.id(),
                Role.SUBSTITUTE,
                AuditEntry.of(by.value(), "person.relieved", responsible.id().value()));
        people.of(responsible.organisation()).stream()
                .filter(one -> one.is(Role.RESPONSIBLE) && !one.id().equals(responsible.id()))
                .forEach(one -> {
                    AuditEntry entry = AuditEntry.of(
                            by.value(), "person.relieved", one.id().value());
                    people.withdraw(one.id(), Role.RESPONSIBLE, entry);
                    people.withdraw(one.id(), Role.SUBSTITUTE, entry);
                });
    }

    /** Who was to sign a contract that was taken back is not invited any more. */
    @EventListener
    void on(CaseMoved moved) {
        boolean back = switch (moved.after().state()) {
            case OFFERED, CONTENT_RETURNED, WITHDRAWN -> true;
            default -> false;
        };
        if (back) {
            invitations.revoke(moved.after().authority(), Role.SIGNATORY, "", moved.by());
        }
    }
}
