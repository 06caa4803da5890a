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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

    /** Lets somebody be what he is named for, by whoever decided it. */
    void appoint(String authority, Contact contact, Role role, Locale language, PersonId by) {
        Optional<Person> known = people.findByEmail(contact.email());
        if (known.isPresent()) {
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

    /** Makes somebody the one who answers for the authority, in place of whoever did. */
    void makeResponsible(String authority, Named named, PersonId by) {
        people.of(authority).stream()
                .filter(one -> one.is(Role.RESPONSIBLE)
                        && !one.email().equals(named.responsible().email()))
                .forEach(one -> people.withdraw(
                        one.id(),
                        Role.RESPONSIBLE,
                        AuditEntry.of(by.value(), "person.relieved", one.id().value())));
        appoint(authority, named.responsible(), Role.RESPONSIBLE, named.language(), by);
    }
}
