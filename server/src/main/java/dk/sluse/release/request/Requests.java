package dk.sluse.release.request;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.PersonId;
import dk.sluse.release.OneAtATime;
import dk.sluse.scheme.SchemeId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All requests to send files home, and what happened to them. Who may do what with them is not known here. */
@Repository
public class Requests {

    /** Something that happened to a request. */
    public record Event(String what, PersonId person, Instant at) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OneAtATime turn;
    private final Clock clock;

    Requests(JdbcClient jdbc, AuditTrail audit, OneAtATime turn, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.turn = turn;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Request> find(int number) {
        return jdbc.sql("select * from release_request where number = :number")
                .param("number", number)
                .query(Requests::request)
                .optional();
    }

    /**
     * The same, and nobody else does anything about it or any other of its authority until the transaction ends, so that what goes home is
     * compared with all that did. Must come before anything is noted, as the trail lets in one at a time.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Request> lock(int number) {
        find(number).map(Request::scheme).ifPresent(turn::begin);
        return jdbc.sql("select * from release_request where number = :number for update")
                .param("number", number)
                .query(Requests::request)
                .optional();
    }

    /** Does something about a request that is {@linkplain #lock locked}, for somebody who may; for all others it is not there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<RequestRefusal> locked(
            int number, Predicate<Request> may, Function<Request, Optional<RequestRefusal>> work) {
        return lock(number).filter(may).map(work).orElse(Optional.of(RequestRefusal.NOT_FOUND));
    }

    /** Begins a request of files that were taken. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(int number, SchemeId scheme, PersonId person) {
        audit.record(AuditEntry.of(person.value(), "request.begun", Integer.toString(number))
                .under(scheme.value()));
        jdbc.sql("""
                insert into release_request (number, scheme, person, state, begun_at)
                values (:number, :scheme, :person, 'DRAFT', :now)""")
                .param("number", number)
                .param("scheme", scheme.value())
                .param("person", person.value())
                .param("now", now())
                .update();
        event(number, "begun", person);
    }

    /** Notes what somebody does in the trail and on the request's own page. Must come before what it changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Request one, String what, PersonId by, AuditEntry entry) {
        audit.record(entry.under(one.scheme().value()));
        event(one.number(), what, by);
    }

    /** Notes something in the trail alone. Must come before what it changes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(Request one, AuditEntry entry) {
        audit.record(entry.under(one.scheme().value()));
    }

    /** Notes what somebody does, with nothing further to say in the trail. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Request one, String what, PersonId by) {
        note(one, what, by, entry(one, what, by));
    }

    /** Of words that stay here; the audit trail proves that they are the same. */
    public static String hash(String text) {
        return Seal.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An entry about a request. */
    public AuditEntry entry(Request one, String what, PersonId by) {
        return AuditEntry.of(by.value(), "request." + what, Integer.toString(one.number()));
    }

    private void event(int number, String what, PersonId by) {
        jdbc.sql("insert into release_event (request, what, person, at) values (:request, :what, :person, :now)")
                .param("request", number)
                .param("what", what)
                .param("person", by.value())
                .param("now", now())
                .update();
    }

    /** What happened, the oldest first. */
    @Transactional(readOnly = true)
    public List<Event> events(int number) {
        return jdbc.sql("select * from release_event where request = :request order by number")
                .param("request", number)
                .query((row, _) -> new Event(
                        row.getString("what"),
                        new PersonId(row.getString("person")),
                        instant(row, "at").orElseThrow()))
                .list();
    }

    /** Goes on to another state, which is not a decision. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void move(Request one, RequestState state) {
        jdbc.sql("update release_request set state = :state where number = :number")
                .param("state", state.name())
                .param("number", one.number())
                .update();
    }

    /** Goes to reviewers or home, under a policy. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Request one, RequestState state, Lane lane, int policy, boolean sampled) {
        jdbc.sql("""
                update release_request set state = :state, lane = :lane, policy = :policy, sampled = :sampled,
                    sent_at = coalesce(sent_at, :now)
                where number = :number""")
                .param("state", state.name())
                .param("lane", lane.name())
                .param("policy", policy)
                .param("sampled", sampled)
                .param("now", now())
                .param("number", one.number())
                .update();
    }

    /** The authority's own person has agreed. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void preapprove(Request one, PersonId by, Lane lane) {
        jdbc.sql("""
                update release_request set state = 'INDEPENDENT', preapproved_by = :by, lane = :lane
                where number = :number""")
                .param("by", by.value())
                .param("lane", lane.name())
                .param("number", one.number())
                .update();
    }

    /** All judge it anew, in another turn. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void again(Request one, Lane lane) {
        jdbc.sql("""
                update release_request set state = 'INDEPENDENT', turn = turn + 1, lane = :lane
                where number = :number""").param("lane", lane.name()).param("number", one.number()).update();
    }

    /** Comes back to its author, whose next sending is another turn, and has to be agreed to anew. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveBack(Request one) {
        jdbc.sql("""
                update release_request set state = 'RETURNED', turn = turn + 1, preapproved_by = null
                where number = :number""").param("number", one.number()).update();
    }

    /** Another panel begins. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appeal(Request one) {
        jdbc.sql("update release_request set state = 'INDEPENDENT', panel = 2, turn = turn + 1 where number = :number")
                .param("number", one.number())
                .update();
    }

    /** Sets the day by which it is decided. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void due(Request one, LocalDate day) {
        jdbc.sql("update release_request set due_on = :day where number = :number")
                .param("day", day)
                .param("number", one.number())
                .update();
    }

    /** Is decided. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(Request one, RequestState state) {
        jdbc.sql("update release_request set state = :state, decided_at = :now where number = :number")
                .param("state", state.name())
                .param("now", now())
                .param("number", one.number())
                .update();
    }

    /** One that went home at once has been looked at. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void looked(Request one) {
        jdbc.sql("update release_request set sampled = false where number = :number")
                .param("number", one.number())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static Request request(ResultSet row, int at) throws SQLException {
        String lane = row.getString("lane");
        String preapproved = row.getString("preapproved_by");
        return new Request(
                row.getInt("number"),
                new SchemeId(row.getString("scheme")),
                new PersonId(row.getString("person")),
                RequestState.valueOf(row.getString("state")),
                lane == null ? null : Lane.valueOf(lane),
                row.getInt("panel"),
                row.getInt("turn"),
                row.getObject("policy", Integer.class),
                preapproved == null ? null : new PersonId(preapproved),
                row.getBoolean("sampled"),
                instant(row, "begun_at").orElseThrow(),
                instant(row, "sent_at").orElse(null),
                row.getObject("due_on", LocalDate.class),
                instant(row, "decided_at").orElse(null));
    }
}
