package dk.sluse.release.oversight;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.installation.Jobs;
import dk.sluse.people.PersonId;
import dk.sluse.release.request.Flag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What was looked into anew, and what was found then. Nothing of what was decided is touched. */
@Repository
public class Reevaluations {

    static final String TASK = "release-reevaluation";

    private static final int SHOWN = 50;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Reevaluations(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Begins one, if none runs. */
    @Transactional
    public Optional<Integer> start(PersonId by) {
        audit.record(AuditEntry.of(by.value(), "release.reevaluation-wanted", "all"));
        if (all().stream().anyMatch(one -> one.endedAt() == null)) {
            return Optional.empty();
        }
        int number = jdbc.sql("""
                insert into reevaluation (started_by, started_at) values (:by, :now) returning number""")
                .param("by", by.value())
                .param("now", now())
                .query(Integer.class)
                .single();
        jobs.start(TASK, Integer.toString(number));
        return Optional.of(number);
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<Reevaluation> all() {
        return jdbc.sql("select * from reevaluation order by number desc limit " + SHOWN)
                .query((row, _) -> read(row))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Reevaluation> find(int number) {
        return jdbc.sql("select * from reevaluation where number = :number")
                .param("number", number)
                .query((row, _) -> read(row))
                .optional();
    }

    private static Reevaluation read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Reevaluation(
                row.getInt("number"),
                new PersonId(row.getString("started_by")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("files"),
                row.getInt("falls"),
                row.getInt("unread"));
    }

    /** What fell, the newest first. */
    @Transactional(readOnly = true)
    public List<Fall> falls(int number) {
        return jdbc.sql("select * from reevaluation_fall where reevaluation = :number order by request desc, file")
                .param("number", number)
                .query((row, _) -> new Fall(
                        row.getInt("request"),
                        row.getInt("file"),
                        List.of(json.readValue(row.getString("flags"), Flag[].class))))
                .list();
    }

    /** How far one is that runs, in percent. */
    public int percent(int number) {
        return jobs.percent(TASK, Integer.toString(number));
    }

    void progress(int number, int percent) {
        jobs.progress(TASK, Integer.toString(number), percent);
    }

    /** Keeps what was found; once. */
    @Transactional
    void end(int number, int files, int unread, List<Fall> falls) {
        audit.record(AuditEntry.of("system:inspection", "release.reevaluated", Integer.toString(number))
                .with("files", files)
                .with("falls", falls.size())
                .with("unread", unread));
        int ended = jdbc.sql("""
                update reevaluation set ended_at = :now, files = :files, falls = :falls, unread = :unread
                where number = :number and ended_at is null""")
                .param("now", now())
                .param("files", files)
                .param("falls", falls.size())
                .param("unread", unread)
                .param("number", number)
                .update();
        if (ended == 1) {
            falls.forEach(fall -> jdbc.sql("insert into reevaluation_fall values (:number, :request, :file, :flags)")
                    .param("number", number)
                    .param("request", fall.request())
                    .param("file", fall.file())
                    .param("flags", json.writeValueAsString(fall.flags()))
                    .update());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
