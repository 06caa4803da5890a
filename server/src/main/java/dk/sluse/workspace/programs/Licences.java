package dk.sluse.workspace.programs;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.scheme.SchemeId;
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
    private final OrderedSeats ordered;

    Licences(JdbcClient jdbc, AuditTrail audit, Clock clock, OrderedSeats ordered) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
        this.ordered = ordered;
    }

    /** All that are given or waited for, in the order in which they were asked for. */
    @Transactional(readOnly = true)
    public List<Licence> open() {
        return jdbc.sql("select * from licence where ended_at is null order by number")
                .query(Licences::licence)
                .list();
    }

    /** How many of a program can be given to a scheme now: of those that there are, and of those that it has ordered. */
    @Transactional(readOnly = true)
    public int free(Program program, SchemeId scheme) {
        List<SchemeId> given = jdbc.sql("""
                        select w.scheme from licence l join workspace w on w.number = l.workspace
                        where l.program = :program and l.given_at is not null and l.ended_at is null""")
                .param("program", program.id())
                .query((row, _) -> new SchemeId(row.getString(1)))
                .list();
        int own = Math.toIntExact(given.stream().filter(scheme::equals).count());
        return Math.max(0, Math.min(program.seats() - given.size(), most(program, scheme) - own));
    }

    /** How many of a program a scheme can have at the same time. */
    @Transactional(readOnly = true)
    public int most(Program program, SchemeId scheme) {
        return program.priceLine().isEmpty()
                ? program.seats()
                : Math.min(program.seats(), ordered.of(scheme, program.priceLine()));
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
        if (program.isEmpty() || free(program.get(), scheme(licence.workspace())) <= 0) {
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
        if (found.isEmpty() || free(found.get(), scheme(workspace)) <= waiting(found.get())) {
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

    /** How many wait at desktops who would be given a seat before any job: those of schemes that have as many as they have ordered would not. */
    private long waiting(Program program) {
        return open().stream()
                .filter(one -> one.program().equals(program.id()) && !one.given())
                .filter(one -> free(program, scheme(one.workspace())) > 0)
                .count();
    }

    private SchemeId scheme(int workspace) {
        return jdbc.sql("select scheme from workspace where number = :number")
                .param("number", workspace)
                .query((row, _) -> new SchemeId(row.getString(1)))
                .single();
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
                .query((row, _) -> new Program(
                        row.getString("id"),
                        row.getString("title"),
                        row.getInt("seats"),
                        row.getString("price_line"),
                        List.of()))
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
