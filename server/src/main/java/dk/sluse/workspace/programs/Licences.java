package dk.sluse.workspace.programs;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Licence seats: who has one, who waits for one. There are never more given than there are. */
@Repository
public class Licences {

    private static final String ACTOR = "system:licences";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Licences(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that are given or waited for, in the order in which they were asked for. */
    @Transactional(readOnly = true)
    public List<Licence> open() {
        return jdbc.sql("select * from licence where ended_at is null order by number")
                .query(Licences::licence)
                .list();
    }

    /** How many of a program can be given now. */
    @Transactional(readOnly = true)
    public int free(Program program) {
        return program.seats()
                - (int) open().stream()
                        .filter(one -> one.program().equals(program.id()) && one.given())
                        .count();
    }

    /** For how long seats of a program were had since a time ago, all together. */
    @Transactional(readOnly = true)
    public Duration used(Program program, Duration ago) {
        OffsetDateTime now = now();
        return Duration.ofSeconds(jdbc.sql("""
                        select coalesce(sum(extract(epoch from
                            (least(coalesce(ended_at, :now), :now) - greatest(given_at, :from)))), 0)::bigint
                        from licence where program = :program and given_at is not null
                            and coalesce(ended_at, :now) > :from""")
                .param("now", now)
                .param("from", now.minus(ago))
                .param("program", program.id())
                .query(Long.class)
                .single());
    }

    /** Asks for a seat for a desktop; the same if it has asked before. */
    @Transactional
    public void ask(Workspace workspace, Program program) {
        audit.record(entry(workspace.person().value(), "licence.asked", program.id(), workspace.number())
                .under(workspace.scheme().value()));
        jdbc.sql("""
                insert into licence (program, workspace, asked_at) values (:program, :workspace, :now)
                on conflict do nothing""")
                .param("program", program.id())
                .param("workspace", workspace.number())
                .param("now", now())
                .update();
    }

    /** Gives a seat that was asked for, if there is one; false if there is none. */
    @Transactional
    boolean give(Licence licence) {
        Optional<Program> program = locked(licence.program());
        if (program.isEmpty() || free(program.get()) <= 0) {
            return false;
        }
        audit.record(entry(ACTOR, "licence.given", licence.program(), licence.workspace()));
        return jdbc.sql("update licence set given_at = :now where number = :number and given_at is null"
                                + " and ended_at is null")
                        .param("now", now())
                        .param("number", licence.number())
                        .update()
                == 1;
    }

    /** Gives a seat to a job, if one is free that nobody at a desktop waits for; false if not. */
    @Transactional
    public boolean giveToJob(String program, int workspace, String job) {
        Optional<Program> found = locked(program);
        long waiting = open().stream()
                .filter(one -> one.program().equals(program) && !one.given())
                .count();
        if (found.isEmpty() || free(found.get()) <= waiting) {
            return false;
        }
        audit.record(entry(ACTOR, "licence.given", program, workspace).with("job", job));
        jdbc.sql("""
                insert into licence (program, workspace, job, asked_at, given_at)
                values (:program, :workspace, :job, :now, :now)""")
                .param("program", program)
                .param("workspace", workspace)
                .param("job", job)
                .param("now", now())
                .update();
        return true;
    }

    /** Seats of jobs that have ended are free again. */
    @Transactional
    public void endOfJobs() {
        List<Licence> over = jdbc.sql("""
                        select l.* from licence l join job j on j.workspace = l.workspace and j.name = l.job
                        where l.ended_at is null and j.ended_at is not null""").query(Licences::licence).list();
        over.forEach(one -> end(one, ACTOR));
    }

    /** A seat is had or waited for no more. */
    @Transactional
    void end(Licence licence, String actor) {
        audit.record(entry(actor, "licence.ended", licence.program(), licence.workspace()));
        jdbc.sql("update licence set ended_at = :now where number = :number and ended_at is null")
                .param("now", now())
                .param("number", licence.number())
                .update();
    }

    /** Two who want the last seat come one after the other. */
    private Optional<Program> locked(String id) {
        return jdbc.sql("select * from program where id = :id for update")
                .param("id", id)
                .query((row, _) ->
                        new Program(row.getString("id"), row.getString("title"), row.getInt("seats"), List.of()))
                .optional();
    }

    private static AuditEntry entry(String actor, String action, String program, int workspace) {
        return AuditEntry.of(actor, action, program).with("workspace", workspace);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Licence licence(ResultSet row, int at) throws SQLException {
        return new Licence(
                row.getInt("number"),
                row.getString("program"),
                row.getInt("workspace"),
                row.getString("job"),
                row.getObject("given_at") != null);
    }
}
