package dk.sluse.delivery.door;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.PersonNumbers;
import dk.sluse.installation.Jobs;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The requests at the door, each with what became of it. */
@Repository
public class DoorRequests {

    static final String TASK = "key-destruction";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Clock clock;

    DoorRequests(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Asks for a look-up.
     *
     * @param serials 1 to {@link DoorRequest#MOST_SERIALS}, each twelve digits
     */
    @Transactional
    public String askToLookUp(SchemeId scheme, String keyType, List<String> serials, String basis, PersonId by) {
        if (!mayBeLookedUp(keyType, serials)) {
            throw new IllegalArgumentException("serial numbers and the type of their key");
        }
        return add(DoorRequest.Kind.LOOK_UP, scheme, keyType, String.join(",", serials), basis, by);
    }

    /** Whether these are serial numbers, not too many, and a type of key. */
    public static boolean mayBeLookedUp(String keyType, List<String> serials) {
        return !serials.isEmpty()
                && serials.size() <= DoorRequest.MOST_SERIALS
                && serials.stream().allMatch(serial -> serial.matches("100[0-9]{9}"))
                && keyType.matches("[A-Z_]{1,30}");
    }

    /** Whether a text can be a legal basis: it is stored, so it names nobody by number. */
    public static boolean isBasis(String text) {
        return !text.isBlank() && !PersonNumbers.mayBeIn(text);
    }

    /** Asks for the keys of a scheme that is over to be destroyed. */
    @Transactional
    public String askToDestroy(SchemeId scheme, String basis, PersonId by) {
        return add(DoorRequest.Kind.DESTROY, scheme, "", "", basis, by);
    }

    private String add(
            DoorRequest.Kind kind, SchemeId scheme, String keyType, String serials, String basis, PersonId by) {
        if (!isBasis(basis)) {
            throw new IllegalArgumentException("a legal basis, and no person's number");
        }
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(by.value(), "door.asked", id)
                .under(scheme.value())
                .with("kind", kind.name()));
        jdbc.sql("""
                insert into door_request (id, kind, scheme, key_type, serials, basis, requested_by, state, requested_at)
                values (:id, :kind, :scheme, :type, :serials, :basis, :by, 'OPEN', :now)""")
                .param("id", id)
                .param("kind", kind.name())
                .param("scheme", scheme.value())
                .param("type", keyType)
                .param("serials", serials)
                .param("basis", basis)
                .param("by", by.value())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        return id;
    }

    /**
     * Decides on a request.
     *
     * @return whether this person may; nobody may on his own request, or when somebody has
     */
    @Transactional
    public boolean decide(String id, boolean approved, PersonId by) {
        Optional<DoorRequest> request = find(id).filter(one -> one.mayBeDecidedBy(by));
        if (request.isEmpty()) {
            return false;
        }
        audit.record(AuditEntry.of(by.value(), approved ? "door.approved" : "door.refused", id)
                .under(request.get().scheme().value()));
        int changed = jdbc.sql("""
                update door_request set state = :state, decided_by = :by
                where id = :id and state = 'OPEN' and requested_by <> :by""")
                .param("state", (approved ? DoorRequest.State.APPROVED : DoorRequest.State.REFUSED).name())
                .param("by", by.value())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new ConcurrencyFailureException("somebody else has just decided on this");
        }
        if (approved && request.get().kind() == DoorRequest.Kind.DESTROY) {
            jobs.start(TASK, id);
        }
        return true;
    }

    /** Notes that an approved request has been met; once. */
    @Transactional
    public void done(DoorRequest request, String actor, String action, List<Seal> seals) {
        audit.record(AuditEntry.of(actor, action, request.id())
                .under(request.scheme().value())
                .sealing(seals));
        int changed = jdbc.sql("update door_request set state = 'DONE' where id = :id and state = 'APPROVED'")
                .param("id", request.id())
                .update();
        if (changed == 0) {
            throw new ConcurrencyFailureException("somebody else has just been shown this");
        }
    }

    @Transactional(readOnly = true)
    public Optional<DoorRequest> find(String id) {
        return jdbc.sql("select * from door_request where id = :id")
                .param("id", id)
                .query((row, _) -> request(row))
                .optional();
    }

    /** All requests, newest first. */
    @Transactional(readOnly = true)
    public List<DoorRequest> all() {
        return jdbc.sql("select * from door_request order by requested_at desc limit 200")
                .query((row, _) -> request(row))
                .list();
    }

    private static DoorRequest request(ResultSet row) throws SQLException {
        String serials = row.getString("serials");
        return new DoorRequest(
                row.getString("id"),
                DoorRequest.Kind.valueOf(row.getString("kind")),
                new SchemeId(row.getString("scheme")),
                row.getString("key_type"),
                serials.isEmpty() ? List.of() : List.of(serials.split(",", -1)),
                row.getString("basis"),
                new PersonId(row.getString("requested_by")),
                person(row.getString("decided_by")),
                DoorRequest.State.valueOf(row.getString("state")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable PersonId person(@Nullable String id) {
        return id == null ? null : new PersonId(id);
    }
}
