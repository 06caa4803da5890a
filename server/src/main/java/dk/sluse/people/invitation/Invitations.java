package dk.sluse.people.invitation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.OneTimeSecrets;
import dk.sluse.people.proof.Passwords;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invites people, and lets them in who accept: once, within a week, with a password of their own and a second factor. */
@Component
public class Invitations {

    static final Duration VALIDITY = Duration.ofDays(7);
    /** One letter to an address within this time, however often somebody asks for it. */
    static final Duration QUIET = Duration.ofHours(1);

    private static final int MOST_IN_QUIET = 100;

    private final InvitationStore store;
    private final InvitationLetters letters;
    private final People people;
    private final OneTimeSecrets secrets;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    /** What accounts are made of. */
    @Component
    record Keys(OneTimeSecrets secrets, Accounts accounts) {}

    Invitations(
            InvitationStore store,
            InvitationLetters letters,
            People people,
            Keys keys,
            ApplicationEventPublisher events) {
        this.store = store;
        this.letters = letters;
        this.people = people;
        this.secrets = keys.secrets();
        this.accounts = keys.accounts();
        this.events = events;
    }

    /** Whether so many letters have gone out within an hour that somebody may be playing with the form. */
    public boolean areTooMany() {
        return store.sentWithin(QUIET, VALIDITY) >= MOST_IN_QUIET;
    }

    /**
     * Sends a link to the address. Who has an account is told so in the letter; who was invited within the last hour gets no
     * second one, but comes as this too where it is the same organisation. Nobody else can tell these apart.
     */
    @Transactional
    public void invite(Invited invited, AuditEntry entry) {
        if (store.isOut(invited.email(), QUIET, VALIDITY)) {
            store.addRoles(invited, entry);
            return;
        }
        byte[] secret = secrets.draw(invited.id());
        String token = store.add(invited, secret, VALIDITY, entry);
        if (people.findByEmail(invited.email()).isPresent()) {
            letters.tellOfAccount(invited);
        } else {
            letters.invite(invited, token, (int) VALIDITY.toDays());
        }
    }

    /**
     * Takes a role out of an organisation's invitations that are out; one that is for nothing else is void.
     *
     * @param except the address that keeps it; empty for none
     */
    @Transactional
    public void revoke(String organisation, Role role, String except, PersonId by) {
        store.revoke(
                organisation,
                role,
                except,
                AuditEntry.of(by.value(), "invitation.revoked", organisation).with("role", role));
    }

    /** The invitation that a link speaks of, while it is good. */
    @Transactional
    public Optional<Invitation> open(String token) {
        return good(token)
                .map(found -> new Invitation(
                        found.invited(), secrets.text(found.invited().id(), found.sealedSecret())));
    }

    /** Makes the account, if the link is good, the password too, and the code is the authenticator's. */
    @Transactional
    public Acceptance accept(String token, String password, String repeated, String code) {
        Optional<InvitationStore.Stored> found = good(token);
        if (found.isEmpty()) {
            return new Acceptance.Refused(Acceptance.Reason.GONE);
        }
        Invited invited = found.get().invited();
        if (!Passwords.isGood(password, invited.email(), invited.name())) {
            return new Acceptance.Refused(Acceptance.Reason.PASSWORD);
        }
        if (!password.equals(repeated)) {
            return new Acceptance.Refused(Acceptance.Reason.REPEATED);
        }
        OptionalLong step = secrets.matchingStep(invited.id(), found.get().sealedSecret(), code, 0);
        if (step.isEmpty()) {
            return new Acceptance.Refused(Acceptance.Reason.CODE);
        }
        return new Acceptance.Accepted(
                create(invited, new Accounts.Proof(password, found.get().sealedSecret(), step.getAsLong())));
    }

    /** One that still makes an account: neither the person nor his authority has come in by another one meanwhile. */
    private Optional<InvitationStore.Stored> good(String token) {
        return store.find(token)
                .filter(one -> people.findByEmail(one.invited().email()).isEmpty())
                .filter(one -> !isTaken(one.invited().organisation()));
    }

    private boolean isTaken(Organisation organisation) {
        return organisation.cvr() != null
                && people.organisationOfCvr(organisation.cvr())
                        .filter(known -> !known.id().equals(organisation.id()))
                        .isPresent();
    }

    private Person create(Invited invited, Accounts.Proof proof) {
        String id = invited.id().value();
        if (people.organisation(invited.organisation().id()).isEmpty()) {
            people.add(
                    invited.organisation(),
                    AuditEntry.of(
                            id, "organisation.added", invited.organisation().id()));
        }
        Person person = new Person(
                invited.id(),
                invited.email(),
                invited.name(),
                invited.roles(),
                invited.organisation().id(),
                invited.language());
        accounts.add(person, proof, AuditEntry.of(id, "person.added", id));
        store.accepted(invited.id(), AuditEntry.of(id, "invitation.accepted", id));
        events.publishEvent(new PersonJoined(person));
        return person;
    }
}
