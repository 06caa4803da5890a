package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whom the office has approved, and whose access it has closed. {@link StaffWork} knows who may say so. */
@Repository
public class Approvals {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Approvals(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void approve(PersonId person, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "person.approved", person.value()));
        jdbc.sql("""
                insert into office_approval
                select :person, coalesce(max(number), 0) + 1, :by, :at from office_approval where person = :person""")
                .param("person", person.value())
                .param("by", by.value())
                .param("at", now())
                .update();
    }

    @Transactional
    public void withdraw(PersonId person, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "person.approval-withdrawn", person.value()));
        jdbc.sql("""
                update office_approval set withdrawn_by = :by, withdrawn_at = :at
                where person = :person and withdrawn_at is null""")
                .param("person", person.value())
                .param("by", by.value())
                .param("at", now())
                .update();
    }

    /** Who comes back is approved anew. */
    @EventListener
    @Transactional
    void on(StaffLeft left) {
        withdraw(left.person(), left.by());
    }

    /**
     * Closes somebody's access.
     *
     * @param until last day; null for until it is opened again
     * @param reason stays here; the audit trail has none of it
     * @param cause id of the breach that it is for; null if for none
     */
    @Transactional
    public void suspend(
            PersonId person, String reason, @Nullable LocalDate until, @Nullable String cause, PersonId by) {
        String id = UUID.randomUUID().toString();
        AuditEntry entry =
                AuditEntry.of(by.value(), "person.suspended", person.value()).with("suspension", id);
        entry = cause == null ? entry : entry.with("breach", cause);
        audit.record(until == null ? entry : entry.with("until", until));
        jdbc.sql("""
                insert into suspension (id, person, reason, until, suspended_by, at, cause)
                values (:id, :person, :reason, :until, :by, :at, :cause)""")
                .param("id", id)
                .param("person", person.value())
                .param("reason", reason)
                .param("until", until)
                .param("by", by.value())
                .param("at", now())
                .param("cause", cause)
                .update();
        if (cause == null) {
            events.publishEvent(new AccessDecided(person, AccessDecided.Decision.CLOSED));
        }
    }

    /** Opens somebody's access again, where no breach has closed it. */
    @Transactional
    public void lift(PersonId person, PersonId by) {
        lift(
                AuditEntry.of(by.value(), "person.suspension-lifted", person.value()),
                "person = :whose and cause is null",
                person.value());
    }

    /** Whether a breach has closed somebody's access, and it has not been opened since. */
    public boolean isSuspendedFor(String cause) {
        return jdbc.sql("select exists (select from suspension where cause = :cause and lifted_at is null)")
                .param("cause", cause)
                .query(Boolean.class)
                .single();
    }

    /** Whether the office has closed somebody's access, or a breach has. */
    boolean isSuspended(PersonId person, boolean byBreach) {
        return jdbc.sql("""
                select exists (select from suspension
                    where person = :person and lifted_at is null and (cause is not null) = :breach)""")
                .param("person", person.value())
                .param("breach", byBreach)
                .query(Boolean.class)
                .single();
    }

    /** Ends what a breach has closed. */
    @Transactional
    public void liftFor(String cause, PersonId person, PersonId by) {
        AuditEntry entry = AuditEntry.of(by.value(), "person.suspension-lifted", person.value());
        lift(entry.with("breach", cause), "cause = :whose", cause);
    }

    private void lift(AuditEntry entry, String which, String whose) {
        audit.record(entry);
        jdbc.sql("update suspension set lifted_by = :by, lifted_at = :at where lifted_at is null and " + which)
                .param("whose", whose)
                .param("by", entry.actor())
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
