package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Contact;
import dk.sluse.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whom authorities have asked the office to create. */
@Repository
public class StaffRequests {

    private static final int MOST_SHOWN = 100;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    StaffRequests(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that wait, who has waited longest first. */
    public List<StaffRequest> open() {
        return jdbc.sql("select * from staff_request where state = 'OPEN' order by at limit " + MOST_SHOWN)
                .query((row, _) -> request(row))
                .list();
    }

    /** An authority's, the newest first. */
    public List<StaffRequest> of(String organisation) {
        return jdbc.sql("select * from staff_request where organisation = :organisation order by at desc limit "
                        + MOST_SHOWN)
                .param("organisation", organisation)
                .query((row, _) -> request(row))
                .list();
    }

    boolean isOpen(String organisation, String email) {
        return of(organisation).stream()
                .anyMatch(one -> one.state() == StaffRequest.State.OPEN
                        && one.contact().email().equals(email));
    }

    /** One that waits, locked until the end of the transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<StaffRequest> lock(String id) {
        return jdbc.sql("select * from staff_request where id = :id and state = 'OPEN' for update")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(String organisation, Contact contact, PersonId by) {
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(by.value(), "staff.requested", id).with("organisation", organisation));
        jdbc.sql("""
                insert into staff_request values (:id, :organisation, :name, :email, :by, :at, 'OPEN', null)""")
                .param("id", id)
                .param("organisation", organisation)
                .param("name", contact.name())
                .param("email", contact.email())
                .param("by", by.value())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(StaffRequest request, StaffRequest.State state, @Nullable PersonId person, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "staff.request-" + state.name().toLowerCase(Locale.ROOT), request.id()));
        jdbc.sql("update staff_request set state = :state, person = :person where id = :id")
                .param("state", state.name())
                .param("person", person == null ? null : person.value())
                .param("id", request.id())
                .update();
    }

    private static StaffRequest request(ResultSet row) throws SQLException {
        String person = row.getString("person");
        return new StaffRequest(
                row.getString("id"),
                row.getString("organisation"),
                new Contact(row.getString("name"), row.getString("email")),
                new PersonId(row.getString("requested_by")),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                StaffRequest.State.valueOf(row.getString("state")),
                person == null ? null : new PersonId(person));
    }
}
