package dk.sluse.scheme.casework;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.SchemeId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The cases and what happened in them. */
@Repository
public class Cases {

    /** How many a page of a list has. */
    public static final int PAGE = 50;

    /** Which cases a list has. */
    public enum Filter {
        /** Open ones, those first that are due first. */
        OPEN("open and state <> 'DRAFT'"),
        /** Open ones that a person works on. */
        MINE("open and claimed_by = :person"),
        /** Open ones that wait for Consulting. */
        CONSULTING("open and holder = 'CONSULTING'"),
        /** Open ones that wait for Research Services. */
        RESEARCH_SERVICES("open and holder = 'RESEARCH_SERVICES'"),
        /** Open ones that wait for their authorities. */
        APPLICANT("open and holder = 'APPLICANT' and state <> 'DRAFT'"),
        /** Open ones that wait for approvals. */
        APPROVERS("open and holder = 'APPROVERS'"),
        /** Open ones that the person is asked to approve, or was, and for who signs for the office those that wait for signatures. */
        ASKED("open and (asked && cast(:approving as text[]) or (:signs and holder = 'SIGNATORIES'))"),
        /** Closed ones, the newest first. */
        CLOSED("not open");

        private final String condition;

        Filter(String condition) {
            this.condition = condition;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.shared();

    Cases(JdbcClient jdbc, AuditTrail audit, Clock clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    public Optional<Case> find(CaseId id) {
        return jdbc.sql("select * from scheme_case where id = :id")
                .param("id", id.value())
                .query((row, _) -> one(row))
                .optional();
    }

    /** An authority's cases, newest first. */
    public List<Case> of(String authority) {
        return jdbc.sql("select * from scheme_case where authority = :authority order by since desc, id limit " + PAGE)
                .param("authority", authority)
                .query((row, _) -> one(row))
                .list();
    }

    /** The cases that founded a scheme or are about it. */
    public List<Case> about(SchemeId scheme) {
        return jdbc.sql("select * from scheme_case where scheme = :scheme order by since, id")
                .param("scheme", scheme.value())
                .query((row, _) -> one(row))
                .list();
    }

    /** How many open cases an authority has. */
    int openOf(String authority) {
        return jdbc.sql("select count(*) from scheme_case where authority = :authority and open")
                .param("authority", authority)
                .query(Integer.class)
                .single();
    }

    /**
     * A page of a list.
     *
     * @param person whose cases {@link Filter#MINE} and {@link Filter#ASKED} are
     * @param page from 0; one more than {@link #PAGE} cases tell that there is a next one
     */
    public List<Case> list(Filter filter, Person person, int page) {
        String order = filter == Filter.CLOSED ? "since desc, id" : "due nulls last, since, id";
        return jdbc.sql("select * from scheme_case where " + filter.condition + " order by " + order
                        + " limit :limit offset :offset")
                .param("person", person.id().value())
                .param("approving", Party.approving(person).toArray(String[]::new))
                .param("signs", person.is(Role.OFFICE_SIGNATORY))
                .param("limit", PAGE + 1)
                .param("offset", (long) page * PAGE)
                .query((row, _) -> one(row))
                .list();
    }

    /**
     * What happened, oldest first.
     *
     * @param internal whether what only the office sees comes along
     */
    public List<CaseEvent> events(CaseId id, boolean internal) {
        return jdbc.sql("select * from case_event where case_id = :id and (:internal or not internal) order by number")
                .param("id", id.value())
                .param("internal", internal)
                .query((row, _) -> new CaseEvent(
                        row.getInt("number"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        new PersonId(row.getString("actor")),
                        row.getString("code"),
                        row.getString("text"),
                        row.getBoolean("internal")))
                .list();
    }

    /** The case, which nobody else changes until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Case> lock(CaseId id) {
        return jdbc.sql("select * from scheme_case where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> one(row))
                .optional();
    }

    /** Whether something is being done about a scheme already. */
    public boolean isOpenAbout(SchemeId scheme) {
        return about(scheme).stream().anyMatch(one -> one.state().isOpen());
    }

    /** A case about a new scheme, or one that is there. */
    @Transactional
    Case begin(String authority, Case.Kind kind, @Nullable SchemeId scheme, PersonId by) {
        long number =
                jdbc.sql("select nextval('case_number')").query(Long.class).single();
        Instant now = clock.instant();
        CaseId id = CaseId.of(OfficeTime.today(clock).getYear(), number);
        Case begun = Case.begun(id, authority, kind, scheme, now);
        audit.record(AuditEntry.of(by.value(), CaseEvent.BEGUN, id.value())
                .with("authority", authority)
                .with("kind", kind));
        jdbc.sql("""
                insert into scheme_case (id, authority, kind, scheme, state, open, holder, since, application, version)
                values (:id, :authority, :kind, :scheme, :state, true, :holder, :since, :application, 1)""")
                .param("id", id.value())
                .param("authority", authority)
                .param("kind", kind.name())
                .param("scheme", scheme == null ? null : scheme.value())
                .param("state", begun.state().name())
                .param("holder", begun.state().holder().name())
                .param("since", at(now))
                .param("application", json.writeValueAsString(begun.application()))
                .update();
        add(begun, by, CaseEvent.BEGUN, "", false, null);
        return begun;
    }

    /**
     * Changes a case that has been locked.
     *
     * @param after how it is from now on, in the state that it had
     * @param text goes into the case's history; the audit trail has its hash
     * @param document a file that comes with it, written already; null if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    void change(Case before, Case after, PersonId by, CaseAction action, String text, @Nullable Seal document) {
        CaseState state = action.after(before.state());
        boolean moves = state != before.state();
        Instant now = clock.instant();
        AuditEntry entry = AuditEntry.of(by.value(), action.code(), before.id().value())
                .with("state", state.name())
                .with("version", before.version() + 1)
                .with("text", Seal.sha256(text.getBytes(StandardCharsets.UTF_8)))
                .with("application", Seal.sha256(json.writeValueAsBytes(after.application())));
        audit.record(document == null ? entry : entry.sealing(List.of(document)));
        store(before, after, state, moves ? now : before.since());
        if (moves) {
            events.publishEvent(new CaseMoved(find(before.id()).orElseThrow(), by));
        }
        if (action != CaseAction.WRITE && action != CaseAction.WRITE_CONTENT) {
            add(before, by, action.code(), text, false, moves ? before : null);
        }
    }

    private void store(Case before, Case after, CaseState state, Instant since) {
        jdbc.sql("""
                update scheme_case set state = :state, open = :open, holder = :holder, since = :since, due = :due,
                    claimed_by = :claimed, asked = :asked, scheme = :scheme, application = :application,
                    security_sha256 = :sha256, security_bytes = :bytes, version = version + 1
                where id = :id""")
                .param("state", state.name())
                .param("open", state.isOpen())
                .param("holder", state.holder().name())
                .param("since", at(since))
                .param("due", after.due())
                .param(
                        "claimed",
                        after.claimedBy() == null ? null : after.claimedBy().value())
                .param("scheme", after.scheme() == null ? null : after.scheme().value())
                .param("asked", after.asked().stream().sorted().toArray(String[]::new))
                .param("application", json.writeValueAsString(after.application()))
                .param(
                        "sha256",
                        after.security() == null ? null : after.security().sha256())
                .param(
                        "bytes",
                        after.security() == null ? null : after.security().sizeBytes())
                .param("id", before.id().value())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void comment(Case one, PersonId by, String text, boolean internal) {
        audit.record(AuditEntry.of(by.value(), CaseEvent.COMMENT, one.id().value())
                .with("internal", internal)
                .with("text", Seal.sha256(text.getBytes(StandardCharsets.UTF_8))));
        add(one, by, CaseEvent.COMMENT, text, internal, null);
    }

    private void add(Case one, PersonId by, String code, String text, boolean internal, @Nullable Case left) {
        Instant now = clock.instant();
        jdbc.sql("""
                insert into case_event
                select :id, coalesce(max(number), 0) + 1, :at, :actor, :code, :text, :internal, :left, :held
                from case_event where case_id = :id""")
                .param("id", one.id().value())
                .param("at", at(now))
                .param("actor", by.value())
                .param("code", code)
                .param("text", text)
                .param("internal", internal)
                .param("left", left == null ? null : left.state().name())
                .param(
                        "held",
                        left == null
                                ? null
                                : Duration.between(left.since(), now).toSeconds())
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private Case one(ResultSet row) throws SQLException {
        String claimed = row.getString("claimed_by");
        String sha256 = row.getString("security_sha256");
        String scheme = row.getString("scheme");
        return new Case(
                new CaseId(row.getString("id")),
                row.getString("authority"),
                Case.Kind.valueOf(row.getString("kind")),
                scheme == null ? null : new SchemeId(scheme),
                CaseState.valueOf(row.getString("state")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getObject("due", LocalDate.class),
                claimed == null ? null : new PersonId(claimed),
                Set.of((String[]) row.getArray("asked").getArray()),
                json.readValue(row.getString("application"), Application.class),
                sha256 == null ? null : new CaseDocument(sha256, row.getLong("security_bytes")),
                row.getInt("version"));
    }
}
