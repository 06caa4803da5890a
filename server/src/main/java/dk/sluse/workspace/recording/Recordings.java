package dk.sluse.workspace.recording;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The recordings that there are. */
@Repository
public class Recordings {

    /** So many are listed at a time. */
    static final int PAGE = 50;

    private static final String ACTOR = "system:recording";
    private static final String SELECT =
            "select r.*, w.person, w.scheme from recording r join workspace w on w.number = r.workspace";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Recordings(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Notes that one begins; gives its number. */
    @Transactional
    int begin(Workspace workspace) {
        int number = jdbc.sql("select nextval('recording_number')")
                .query(Integer.class)
                .single();
        audit.record(AuditEntry.of(workspace.person().value(), "recording.begun", Integer.toString(number))
                .under(workspace.scheme().value()));
        jdbc.sql("insert into recording (number, workspace, begun_at) values (:number, :workspace, :now)")
                .param("number", number)
                .param("workspace", workspace.number())
                .param("now", now())
                .update();
        return number;
    }

    /** Notes how much of one there is. */
    @Transactional
    void grown(int number, int pieces, long bytes, boolean ended) {
        Recording recording = find(number).orElseThrow();
        audit.record(AuditEntry.of(ACTOR, ended ? "recording.ended" : "recording.grown", Integer.toString(number))
                .under(recording.scheme().value())
                .with("pieces", pieces)
                .with("bytes", bytes));
        jdbc.sql("""
                update recording set pieces = :pieces, bytes = :bytes, ended_at = case when :ended then :now end
                where number = :number""")
                .param("pieces", pieces)
                .param("bytes", bytes)
                .param("ended", ended)
                .param("now", now())
                .param("number", number)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Recording> find(int number) {
        return jdbc.sql(SELECT + " where r.number = :number")
                .param("number", number)
                .query(Recordings::recording)
                .optional();
    }

    /** The latest before a number, the newest first. */
    @Transactional(readOnly = true)
    public List<Recording> before(int number) {
        return jdbc.sql(SELECT + " where r.number < :number order by r.number desc limit :most")
                .param("number", number)
                .param("most", PAGE)
                .query(Recordings::recording)
                .list();
    }

    /** Notes that somebody of the office looks at one. */
    @Transactional
    public void watched(Recording recording, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "recording.watched", Integer.toString(recording.number()))
                .under(recording.scheme().value())
                .with("person", recording.person().value()));
    }

    /** Those that began before a time. */
    @Transactional(readOnly = true)
    List<Recording> begunBefore(Instant time) {
        return jdbc.sql(
                        SELECT
                                + " where r.begun_at < :time and (r.ended_at is not null or r.begun_at < :long_ago) order by r.number limit :most")
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                // One of a server that went down has no end; none goes on for so long.
                .param("long_ago", now().minusDays(2))
                .param("most", PAGE)
                .query(Recordings::recording)
                .list();
    }

    /** Notes that one is there no more. */
    @Transactional
    void deleted(Recording recording) {
        audit.record(AuditEntry.of(ACTOR, "recording.deleted", Integer.toString(recording.number()))
                .under(recording.scheme().value()));
        jdbc.sql("delete from recording where number = :number")
                .param("number", recording.number())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Recording recording(ResultSet row, int at) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Recording(
                row.getInt("number"),
                row.getInt("workspace"),
                new PersonId(row.getString("person")),
                new SchemeId(row.getString("scheme")),
                row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getInt("pieces"),
                row.getLong("bytes"));
    }
}
