package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.AccessDecided.Decision;
import dk.sluse.people.invitation.Invitations;
import dk.sluse.people.invitation.Invited;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Research Services does with authorities' staff: creates whom it does not know, approves, closes and opens access. */
@Component
public class OfficeWork {

    private static final int LONGEST_REASON = 5_000;

    private final People people;
    private final StaffRequests requests;
    private final Invitations invitations;
    private final Associations associations;
    private final Approvals approvals;
    private final Standings standings;
    private final StaffWork staff;
    private final ApplicationEventPublisher events;

    /** What it works with. */
    @Component
    record Tools(Associations associations, Approvals approvals, Standings standings, StaffWork staff) {}

    OfficeWork(
            People people,
            StaffRequests requests,
            Invitations invitations,
            Tools tools,
            ApplicationEventPublisher events) {
        this.people = people;
        this.requests = requests;
        this.invitations = invitations;
        this.associations = tools.associations();
        this.approvals = tools.approvals();
        this.standings = tools.standings();
        this.staff = tools.staff();
        this.events = events;
    }

    /** Creates the person whom an authority asks for: he gets a letter with a link. */
    @Transactional
    public Optional<StaffRefusal> create(Person by, String request) {
        return decide(by, request, wanted -> {
            Optional<StaffRefusal> refusal = refusalToCreate(wanted);
            Optional<Person> known = people.findByEmail(wanted.contact().email());
            if (refusal.isPresent()) {
                return refusal;
            }
            if (known.isPresent()) {
                PersonId one = known.get().id();
                staff.associate(known.get(), entry(by, "person.appointed", one), approval(by, wanted, one));
                requests.end(wanted, StaffRequest.State.CREATED, one, by.id());
                return Optional.empty();
            }
            Organisation organisation =
                    people.organisation(wanted.organisation()).orElseThrow();
            PersonId id = new PersonId("p-" + UUID.randomUUID());
            Locale language =
                    people.find(wanted.requestedBy()).map(Person::language).orElse(Locale.of("da"));
            invitations.invite(
                    new Invited(
                            id,
                            wanted.contact().email(),
                            wanted.contact().name(),
                            language,
                            organisation,
                            Set.of(Role.ANALYST)),
                    AuditEntry.of(by.id().value(), "person.invited", id.value())
                            .with("organisation", organisation.id()));
            associations.approve(id, organisation.id(), approval(by, wanted, id));
            requests.end(wanted, StaffRequest.State.CREATED, id, by.id());
            return Optional.empty();
        });
    }

    /** What was right when it was asked for may not be any more. */
    private Optional<StaffRefusal> refusalToCreate(StaffRequest wanted) {
        return people.find(wanted.requestedBy())
                .filter(one -> one.answersFor(wanted.organisation()))
                .map(one -> staff.refusalToAssociate(one, wanted.contact()))
                .orElse(Optional.of(StaffRefusal.DOMAIN));
    }

    private static AuditEntry approval(Person by, StaffRequest wanted, PersonId whom) {
        return entry(by, "association.approved", whom).with("requestedBy", wanted.requestedBy());
    }

    private static AuditEntry entry(Person by, String action, PersonId whom) {
        return AuditEntry.of(by.id().value(), action, whom.value());
    }

    /** Does not create the person; the authority sees that. */
    @Transactional
    public Optional<StaffRefusal> refuse(Person by, String request) {
        return decide(by, request, wanted -> {
            requests.end(wanted, StaffRequest.State.REFUSED, null, by.id());
            return Optional.empty();
        });
    }

    private interface Answer {
        Optional<StaffRefusal> on(StaffRequest wanted);
    }

    private Optional<StaffRefusal> decide(Person by, String request, Answer answer) {
        if (!by.is(Role.RESEARCH_SERVICES)) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        Optional<StaffRequest> wanted = requests.lock(request);
        return wanted.isPresent() ? answer.on(wanted.get()) : Optional.of(StaffRefusal.ALREADY);
    }

    /** Approves somebody to whom nothing else is missing. */
    @Transactional
    public Optional<StaffRefusal> approve(Person by, PersonId id) {
        if (!by.is(Role.RESEARCH_SERVICES)) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        Set<Requirement> missing = standings.missing(id);
        if (!missing.contains(Requirement.APPROVAL)) {
            return Optional.of(StaffRefusal.ALREADY);
        }
        if (!missing.equals(Set.of(Requirement.APPROVAL))) {
            return Optional.of(StaffRefusal.NOT_READY);
        }
        return change(by, id, () -> {
            approvals.approve(id, by.id());
            events.publishEvent(new AccessDecided(id, Decision.APPROVED));
        });
    }

    @Transactional
    public Optional<StaffRefusal> withdraw(Person by, PersonId id) {
        return change(by, id, () -> {
            approvals.withdraw(id, by.id());
            events.publishEvent(new AccessDecided(id, Decision.WITHDRAWN));
        });
    }

    /**
     * Closes somebody's access.
     *
     * @param until last day; null for until it is opened again
     */
    @Transactional
    public Optional<StaffRefusal> suspend(Person by, PersonId id, String reason, @Nullable LocalDate until) {
        String text = reason.strip();
        return text.isEmpty() || text.length() > LONGEST_REASON
                ? Optional.of(StaffRefusal.REASON_MISSING)
                : change(by, id, () -> approvals.suspend(id, text, until, null, by.id()));
    }

    /** Opens somebody's access again; what a breach has closed is opened there. */
    @Transactional
    public Optional<StaffRefusal> lift(Person by, PersonId id) {
        if (!by.is(Role.RESEARCH_SERVICES)) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        boolean byBreach = approvals.isSuspended(id, true);
        if (!approvals.isSuspended(id, false)) {
            return Optional.of(byBreach ? StaffRefusal.BY_BREACH : StaffRefusal.ALREADY);
        }
        approvals.lift(id, by.id());
        if (!byBreach) {
            events.publishEvent(new AccessDecided(id, Decision.OPENED));
        }
        return Optional.empty();
    }

    private Optional<StaffRefusal> change(Person by, PersonId id, Runnable change) {
        if (!by.is(Role.RESEARCH_SERVICES)) {
            return Optional.of(StaffRefusal.NOT_YOUR_PART);
        }
        if (people.find(id).isEmpty()) {
            return Optional.of(StaffRefusal.NOT_YOURS);
        }
        change.run();
        return Optional.empty();
    }
}
