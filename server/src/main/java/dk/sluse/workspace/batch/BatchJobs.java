package dk.sluse.workspace.batch;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.batch.Job.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The jobs that there are and have been. */
@Repository
public class BatchJobs {

    private static final String ACTOR = "system:jobs";
    private static final String SELECT = """
            select j.*, w.person, w.scheme from job j join workspace w on w.number = j.workspace""";
    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    BatchJobs(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Job> find(int workspace, String name) {
        return jdbc.sql(SELECT + " where j.workspace = :workspace and j.name = :name")
                .param("workspace", workspace)
                .param("name", name)
                .query(BatchJobs::job)
                .optional();
    }

    /** All that wait or run, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<Job> open() {
        return jdbc.sql(SELECT + " where j.ended_at is null order by j.submitted_at, j.workspace, j.name")
                .query(BatchJobs::job)
                .list();
    }

    /** How many of a workspace wait. */
    @Transactional(readOnly = true)
    int waiting(int workspace) {
        return jdbc.sql("select count(*) from job where workspace = :workspace and state = 'WAITING'")
                .param("workspace", workspace)
                .query(Integer.class)
                .single();
    }

    /** How many of a workspace came in the last 24 hours. */
    @Transactional(readOnly = true)
    int lastDay(int workspace) {
        return jdbc.sql("select count(*) from job where workspace = :workspace and submitted_at > :then")
                .param("workspace", workspace)
                .param("then", now().minusDays(1))
                .query(Integer.class)
                .single();
    }

    /** What a person has in a scheme, the newest first. */
    @Transactional(readOnly = true)
    public List<Job> of(PersonId person, SchemeId scheme) {
        return jdbc.sql(SELECT + " where w.person = :person and w.scheme = :scheme order by j.name desc limit :most")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .param("most", SHOWN)
                .query(BatchJobs::job)
                .list();
    }

    /** Notes that a job waits. */
    @Transactional
    void submitted(Workspace workspace, String name, String program) {
        audit.record(AuditEntry.of(workspace.person().value(), "job.submitted", workspace.number() + "/" + name)
                .under(workspace.scheme().value())
                .with("program", program));
        jdbc.sql("""
                insert into job (workspace, name, program, state, submitted_at)
                values (:workspace, :name, :program, 'WAITING', :now)""")
                .param("workspace", workspace.number())
                .param("name", name)
                .param("program", program)
                .param("now", now())
                .update();
    }

    /** Notes that a job that waits is started now; false if it waits no more. */
    @Transactional
    boolean started(Job job) {
        if (stateNow(job).filter(State.WAITING::equals).isEmpty()) {
            return false;
        }
        audit.record(entry(ACTOR, "job.started", job));
        jdbc.sql("update job set state = 'RUNNING', started_at = :now where workspace = :workspace and name = :name")
                .param("now", now())
                .param("workspace", job.workspace())
                .param("name", job.name())
                .update();
        return true;
    }

    /** As it is until this transaction ends: whoever else wants to change it comes after. */
    private Optional<State> stateNow(Job job) {
        return jdbc.sql("select state from job where workspace = :workspace and name = :name for update")
                .param("workspace", job.workspace())
                .param("name", job.name())
                .query((row, _) -> State.valueOf(row.getString("state")))
                .optional();
    }

    /**
     * Notes that a job has ended; the first end counts.
     *
     * @param exit the number that it ended with, if there is one
     */
    @Transactional
    void ended(Job job, String actor, State state, @Nullable Integer exit) {
        if (stateNow(job).filter(State::isOpen).isEmpty()) {
            return;
        }
        audit.record(entry(actor, "job.ended", job).with("state", state.name()));
        jdbc.sql("""
                update job set state = :state, ended_at = :now, exit = :exit
                where workspace = :workspace and name = :name""")
                .param("state", state.name())
                .param("now", now())
                .param("exit", exit)
                .param("workspace", job.workspace())
                .param("name", job.name())
                .update();
    }

    private static AuditEntry entry(String actor, String action, Job job) {
        return AuditEntry.of(actor, action, job.workspace() + "/" + job.name())
                .under(job.scheme().value());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Job job(ResultSet row, int at) throws SQLException {
        return new Job(
                row.getInt("workspace"),
                row.getString("name"),
                new PersonId(row.getString("person")),
                new SchemeId(row.getString("scheme")),
                row.getString("program"),
                State.valueOf(row.getString("state")),
                row.getObject("submitted_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getObject("exit", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
