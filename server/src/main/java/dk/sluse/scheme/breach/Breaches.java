package dk.sluse.scheme.breach;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The breaches. {@link BreachWork} knows who may do what with them. */
@Repository
class Breaches {

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Breaches(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    Optional<Breach> find(String id) {
        return jdbc.sql("select * from breach where id = :id")
                .param("id", id)
                .query((row, _) -> breach(row))
                .optional();
    }

    /** The same, and nobody else does anything about it until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Breach> lock(String id) {
        return jdbc.sql("select * from breach where id = :id for update")
                .param("id", id)
                .query((row, _) -> breach(row))
                .optional();
    }

    /** Those that wait for the office first, then the newest. */
    List<Breach> all() {
        return jdbc.sql(
                        "select * from breach order by state in ('REPORTED', 'HEARING', 'APPEALED') desc, reported_at desc limit "
                                + MOST_SHOWN)
                .query((row, _) -> breach(row))
                .list();
    }

    /** Those that somebody did or told of, and those under an authority's schemes; newest first. */
    List<Breach> concerning(PersonId person, String authority) {
        return jdbc.sql("select b.* from breach b join scheme s on s.id = b.scheme"
                        + " where b.person = :person or b.reported_by = :person or s.authority = :authority"
                        + " order by b.reported_at desc limit " + MOST_SHOWN)
                .param("person", person.value())
                .param("authority", authority)
                .query((row, _) -> breach(row))
                .list();
    }

    /** Sanctioned breaches before this one that still count: those of its person, in any scheme. */
    int before(Breach one, PersonId person, int years) {
        return count("person = :whose", person.value(), one, years);
    }

    /** The same, under its scheme, of anybody. */
    int before(Breach one, SchemeId scheme, int years) {
        return count("scheme = :whose", scheme.value(), one, years);
    }

    /** How many somebody has told of in the last day. */
    int reportedToday(PersonId person) {
        return jdbc.sql("select count(*) from breach where reported_by = :person and reported_at > :since")
                .param("person", person.value())
                .param("since", time(clock.instant()).minusDays(1))
                .query(Integer.class)
                .single();
    }

    private int count(String whose, String id, Breach one, int years) {
        OffsetDateTime happened = time(one.happenedAt());
        return jdbc.sql("select count(*) from breach where " + whose + " and id <> :id and happened_at <= :happened"
                        + " and happened_at > :since and state in ('DECIDED', 'APPEALED', 'UPHELD')")
                .param("whose", id)
                .param("id", one.id())
                .param("happened", happened)
                .param("since", happened.minusYears(years))
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Breach one) {
        audit.record(entry(one.reportedBy(), "breach.reported", one)
                .with("kind", one.kind().name())
                .with("description", hash(one.description())));
        jdbc.sql("""
                insert into breach (id, scheme, person, kind, happened_at, description, deleted, self_reported, reported_by,
                    reported_at, state)
                values (:id, :scheme, :person, :kind, :happened, :description, :deleted, :self, :by, :at, 'REPORTED')""")
                .param("id", one.id())
                .param("scheme", one.scheme().value())
                .param("person", one.person().value())
                .param("kind", one.kind().name())
                .param("happened", time(one.happenedAt()))
                .param("description", one.description())
                .param("deleted", one.deleted())
                .param("self", one.selfReported())
                .param("by", one.reportedBy().value())
                .param("at", time(one.reportedAt()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void propose(Breach one, Breach.Proposal proposal, LocalDate hearingUntil, PersonId by) {
        audit.record(entry(by, "breach.proposed", one)
                .with("severity", proposal.severity().name())
                .with("repetition", proposal.repetition().name())
                .with("matrix", proposal.matrix())
                .with("evidence", hash(proposal.evidence())));
        jdbc.sql("update breach set state = 'HEARING', proposal = :proposal, hearing_until = :until where id = :id")
                .param("proposal", json.writeValueAsString(proposal))
                .param("until", hearingUntil)
                .param("id", one.id())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void decide(Breach one, Breach.Decision decision) {
        AuditEntry entry = entry(decision.by(), "breach.decided", one)
                .with("length", decision.closure().length().name())
                .with("months", decision.closure().months())
                .with("reason", hash(decision.reason()));
        audit.record(decision.until() == null ? entry : entry.with("until", decision.until()));
        keep(one.id(), BreachState.DECIDED, decision);
    }

    /** Goes on to another state. */
    @Transactional(propagation = Propagation.MANDATORY)
    void move(Breach one, BreachState state, String action, PersonId by) {
        audit.record(entry(by, action, one));
        keep(one.id(), state, one.decision());
    }

    /** Notes that access has been opened before its time. */
    @Transactional(propagation = Propagation.MANDATORY)
    void open(Breach one, Breach.Decision decision, PersonId by) {
        audit.record(entry(by, "breach.opened", one));
        keep(
                one.id(),
                one.state(),
                new Breach.Decision(
                        decision.closure(),
                        decision.until(),
                        decision.reason(),
                        decision.by(),
                        decision.on(),
                        decision.appealUntil(),
                        true));
    }

    private void keep(String id, BreachState state, Breach.@Nullable Decision decision) {
        jdbc.sql("update breach set state = :state, decision = :decision where id = :id")
                .param("state", state.name())
                .param("decision", decision == null ? null : json.writeValueAsString(decision))
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void say(Breach one, Statement.Kind kind, String text, PersonId by) {
        audit.record(entry(by, "breach.said", one).with("as", kind.name()).with("text", hash(text)));
        jdbc.sql("insert into breach_statement (breach, person, kind, text, at) values (:id, :by, :kind, :text, :at)")
                .param("id", one.id())
                .param("by", by.value())
                .param("kind", kind.name())
                .param("text", text)
                .param("at", time(clock.instant()))
                .update();
    }

    /** What has been said, oldest first. */
    List<Statement> said(String id) {
        return jdbc.sql("select * from breach_statement where breach = :id order by number")
                .param("id", id)
                .query((row, _) -> new Statement(
                        new PersonId(row.getString("person")),
                        Statement.Kind.valueOf(row.getString("kind")),
                        row.getString("text"),
                        instant(row, "at")))
                .list();
    }

    LocalDate today() {
        return OfficeTime.today(clock);
    }

    /** The office's day on which something happened. */
    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, OfficeTime.ZONE);
    }

    Instant now() {
        return clock.instant();
    }

    private static AuditEntry entry(PersonId by, String action, Breach one) {
        return AuditEntry.of(by.value(), action, one.id())
                .under(one.scheme().value())
                .with("person", one.person());
    }

    /** Of words that stay here; the audit trail proves that they are the same. */
    private static String hash(String text) {
        return Seal.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private Breach breach(ResultSet row) throws SQLException {
        String proposal = row.getString("proposal");
        String decision = row.getString("decision");
        return new Breach(
                row.getString("id"),
                new SchemeId(row.getString("scheme")),
                new PersonId(row.getString("person")),
                BreachKind.valueOf(row.getString("kind")),
                instant(row, "happened_at"),
                row.getString("description"),
                row.getBoolean("deleted"),
                row.getBoolean("self_reported"),
                new PersonId(row.getString("reported_by")),
                instant(row, "reported_at"),
                BreachState.valueOf(row.getString("state")),
                proposal == null ? null : json.readValue(proposal, Breach.Proposal.class),
                row.getObject("hearing_until", LocalDate.class),
                decision == null ? null : json.readValue(decision, Breach.Decision.class));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
