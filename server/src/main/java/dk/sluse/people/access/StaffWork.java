package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Contact;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Everything that an authority does with its staff, by whoever may do it. A refusal changes nothing and says why. */
@Component
public class StaffWork {

    /** What an authority makes somebody; who answers for it stands in the authorisation agreement. */
    public static final Set<Role> GIVEN = Set.copyOf(EnumSet.of(
            Role.SUBSTITUTE, Role.ADMINISTRATOR, Role.EMPOWERED_CONTACT, Role.SIGNATORY, Role.CONTACT, Role.ANALYST));

    private static final int MOST_DOMAINS = 20;

    private final People people;
    private final Associations associations;
    private final StaffRequests requests;
    private final MailDomains domains;
    private final ApplicationEventPublisher events;

    StaffWork(
            People people,
            Associations associations,
            StaffRequests requests,
            MailDomains domains,
            ApplicationEventPublisher events) {
        this.people = people;
        this.associations = associations;
        this.requests = requests;
        this.domains = domains;
        this.events = events;
    }

    /** A person of one's own authority, or anybody for Research Services; empty for others, as if there were none. */
    public Optional<Person> visible(Person person, String id) {
        return people.find(new PersonId(id))
                .filter(one -> refusalToSee(person, one).isEmpty());
    }

    private static Optional<StaffRefusal> refusalToSee(Person person, Person one) {
        boolean own = one.organisation().equals(person.organisation())
                && (person.answersForAuthority() || person.is(Role.ADMINISTRATOR));
        return own || person.is(Role.RESEARCH_SERVICES) || one.id().equals(person.id())
                ? Optional.empty()
                : Optional.of(StaffRefusal.NOT_YOURS);
    }

    /** Makes somebody one of the staff who see data; the office creates whom it does not know yet. */
    @Transactional
    public Optional<StaffRefusal> associate(Person by, Contact contact) {
        Optional<StaffRefusal> refusal = refusalToAssociate(by, contact);
        if (refusal.isPresent()) {
            return refusal;
        }
        Optional<Person> known = people.findByEmail(contact.email());
        if (known.isPresent()) {
            PersonId id = known.get().id();
            associate(known.get(), entry(by, "person.appointed", id), entry(by, "association.approved", id));
            return Optional.empty();
        }
        if (requests.isOpen(by.organisation(), contact.email())) {
            return Optional.of(StaffRefusal.ALREADY);
        }
        requests.add(by.organisation(), contact, by.id());
        return Optional.empty();
    }

    /** Why somebody cannot be made one of the staff on this person's word; empty if he can. */
    Optional<StaffRefusal> refusalToAssociate(Person by, Contact contact) {
        if (!by.answersForAuthority()) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        if (!contact.isGood()) {
            return Optional.of(StaffRefusal.CONTACT);
        }
        if (!domains.allow(by.organisation(), contact)) {
            return Optional.of(StaffRefusal.DOMAIN);
        }
        return people.findByEmail(contact.email())
                .filter(known -> !known.organisation().equals(by.organisation()))
                .map(_ -> StaffRefusal.KNOWN_ELSEWHERE);
    }

    /** Makes somebody who is known one of the staff who see data. */
    void associate(Person known, AuditEntry appointed, AuditEntry approved) {
        people.grant(known.id(), Role.ANALYST, appointed);
        associations.approve(known.id(), known.organisation(), approved);
    }

    /**
     * Ends somebody's association: one's own, as who may see to it in the authority, or as the office. Whom others let go has no role
     * any more; who goes himself keeps what has nothing to do with data.
     */
    @Transactional
    public Optional<StaffRefusal> end(Person by, PersonId id) {
        Optional<Person> found =
                people.find(id).filter(one -> refusalToSee(by, one).isEmpty());
        if (found.isEmpty()) {
            return Optional.of(StaffRefusal.NOT_YOURS);
        }
        associations.end(id, entry(by, "association.ended", id));
        boolean self = by.id().equals(id);
        found.get().roles().stream()
                .filter(role -> self ? role == Role.ANALYST : GIVEN.contains(role))
                .forEach(role -> people.withdraw(id, role, entry(by, "person.relieved", id)));
        events.publishEvent(new StaffLeft(id, by.id()));
        return Optional.empty();
    }

    /** Says again that these are the authority's staff; whoever is left out loses his access when his year is over. */
    @Transactional
    public Optional<StaffRefusal> attest(Person by, List<PersonId> staff) {
        for (PersonId id : staff) {
            Optional<Person> found = people.find(id).filter(one -> by.answersFor(one.organisation()));
            if (found.isEmpty()) {
                return Optional.of(StaffRefusal.NOT_YOURS);
            }
        }
        if (!by.answersForAuthority()) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        staff.forEach(id -> associations.attest(id, entry(by, "association.attested", id)));
        return Optional.empty();
    }

    /** Gives somebody of one's authority a role. */
    @Transactional
    public Optional<StaffRefusal> assign(Person by, PersonId id, Role role) {
        Optional<Person> found = people.find(id).filter(one -> by.answersFor(one.organisation()));
        if (found.isEmpty()) {
            return Optional.of(StaffRefusal.NOT_YOURS);
        }
        if (!GIVEN.contains(role) || role == Role.ANALYST) {
            return Optional.of(StaffRefusal.ROLE);
        }
        if (role == Role.SUBSTITUTE && found.get().is(Role.RESPONSIBLE)) {
            return Optional.of(StaffRefusal.OWN_SUBSTITUTE);
        }
        people.grant(id, role, entry(by, "person.appointed", id));
        return Optional.empty();
    }

    /** Takes a role from somebody of one's authority. */
    @Transactional
    public Optional<StaffRefusal> relieve(Person by, PersonId id, Role role) {
        Optional<Person> found = people.find(id).filter(one -> by.answersFor(one.organisation()));
        if (found.isEmpty()) {
            return Optional.of(StaffRefusal.NOT_YOURS);
        }
        if (!GIVEN.contains(role)) {
            return Optional.of(StaffRefusal.ROLE);
        }
        people.withdraw(id, role, entry(by, "person.relieved", id));
        return Optional.empty();
    }

    /** Says which mail domains the authority's people have. */
    @Transactional
    public Optional<StaffRefusal> setDomains(Person by, List<String> wanted) {
        if (!by.answersForAuthority()) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        List<String> clean = wanted.stream()
                .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
        if (clean.isEmpty()) {
            return Optional.of(StaffRefusal.LAST_DOMAIN);
        }
        if (clean.size() > MOST_DOMAINS || !clean.stream().allMatch(domain -> Contact.isEmail("x@" + domain))) {
            return Optional.of(StaffRefusal.DOMAIN);
        }
        domains.set(
                by.organisation(), clean, AuditEntry.of(by.id().value(), "organisation.domains", by.organisation()));
        return Optional.empty();
    }

    private static AuditEntry entry(Person by, String action, PersonId whom) {
        return AuditEntry.of(by.id().value(), action, whom.value());
    }
}
