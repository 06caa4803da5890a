package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who is one of an authority's staff. {@link StaffWork} knows who may say so. */
@Repository
public class Associations {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Associations(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes somebody one of the staff, from today, also if he was it before. */
    @Transactional
    public void approve(PersonId person, String organisation, AuditEntry entry) {
        audit.record(entry.with("organisation", organisation));
        jdbc.sql("""
                insert into association (person, organisation, approved_by, approved_on, attested_on)
                values (:person, :organisation, :by, :today, :today)
                on conflict (person) do update set organisation = excluded.organisation, approved_by = excluded.approved_by,
                    approved_on = excluded.approved_on, attested_on = excluded.attested_on, ended_on = null, ended_by = null""")
                .param("person", person.value())
                .param("organisation", organisation)
                .param("by", entry.actor())
                .param("today", OfficeTime.today(clock))
                .update();
    }

    /** Ends it; the person sees no data from now on. */
    @Transactional
    public void end(PersonId person, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update association set ended_on = :today, ended_by = :by where person = :person and ended_on is null")
                .param("person", person.value())
                .param("by", entry.actor())
                .param("today", OfficeTime.today(clock))
                .update();
    }

    /** Says again that somebody is one of the staff. */
    @Transactional
    public void attest(PersonId person, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update association set attested_on = :today where person = :person and ended_on is null")
                .param("person", person.value())
                .param("today", OfficeTime.today(clock))
                .update();
    }
}
