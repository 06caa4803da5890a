package dk.sluse.workspace.in;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.in.Incoming.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All that was ever brought in. */
@Repository
public class AllIncoming {

    private static final String SELECT =
            "select i.*, w.person, w.scheme from incoming i join workspace w on w.number = i.workspace";
    private static final int SHOWN = 100;
    private static final Duration LONGEST_WAY = Duration.ofMinutes(10);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    AllIncoming(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A number that nothing has had. */
    @Transactional
    int next() {
        return jdbc.sql("select nextval('incoming_number')")
                .query(Integer.class)
                .single();
    }

    /** Bytes of all that was sent to a workspace within a day and a night. */
    @Transactional(readOnly = true)
    long bytesOfADay(int workspace) {
        return jdbc.sql("""
                select coalesce(sum(f.bytes), 0) from incoming i join incoming_file f on f.incoming = i.number
                where i.workspace = :workspace and i.sent_at > :then""")
                .param("workspace", workspace)
                .param("then", OffsetDateTime.ofInstant(clock.instant().minus(Duration.ofDays(1)), ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** Whether something has come into a folder. */
    @Transactional(readOnly = true)
    boolean has(int workspace, String folder) {
        return jdbc.sql("select count(*) > 0 from incoming where workspace = :workspace and folder = :folder")
                .param("workspace", workspace)
                .param("folder", folder)
                .query(Boolean.class)
                .single();
    }

    /** Notes what is about to come in, and has been sealed. */
    @Transactional
    void add(int number, Workspace workspace, String folder, String text, List<IncomingFile> files, List<Seal> seals) {
        audit.record(AuditEntry.of(workspace.person().value(), "incoming.sent", Integer.toString(number))
                .under(workspace.scheme().value())
                .with("files", files.size())
                .with("stated", true)
                .sealing(seals));
        jdbc.sql("""
                insert into incoming (number, workspace, folder, text, sent_at, state)
                values (:number, :workspace, :folder, :text, :now, 'ON_ITS_WAY')""")
                .param("number", number)
                .param("workspace", workspace.number())
                .param("folder", folder)
                .param("text", text)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        for (IncomingFile file : files) {
            jdbc.sql("""
                    insert into incoming_file (incoming, number, name, bytes, sha256)
                    values (:incoming, :number, :name, :bytes, :sha256)""")
                    .param("incoming", number)
                    .param("number", file.number())
                    .param("name", file.name())
                    .param("bytes", file.bytes())
                    .param("sha256", file.sha256())
                    .update();
        }
    }

    /** Notes whether it has arrived. */
    @Transactional
    void ended(int number, Workspace workspace, State state) {
        audit.record(AuditEntry.of(workspace.person().value(), "incoming.ended", Integer.toString(number))
                .under(workspace.scheme().value())
                .with("state", state.name()));
        jdbc.sql("update incoming set state = :state where number = :number")
                .param("state", state.name())
                .param("number", number)
                .update();
    }

    /** Notes that somebody of the office has taken a file to look at it. */
    @Transactional
    void fetched(Incoming incoming, IncomingFile file, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "incoming.fetched", incoming.number() + "/" + file.number())
                .under(incoming.scheme().value())
                .with("sha256", file.sha256()));
    }

    @Transactional(readOnly = true)
    public Optional<Incoming> find(int number) {
        return jdbc.sql(SELECT + " where i.number = :number")
                .param("number", number)
                .query(this::incoming)
                .optional();
    }

    /** What a person has brought into a scheme, the newest first. */
    @Transactional(readOnly = true)
    public List<Incoming> of(PersonId person, SchemeId scheme) {
        return jdbc.sql(SELECT + " where w.person = :person and w.scheme = :scheme order by i.number desc limit :most")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .param("most", SHOWN)
                .query(this::incoming)
                .list();
    }

    /** What came in last, anywhere, before one. */
    @Transactional(readOnly = true)
    public List<Incoming> before(int number) {
        return jdbc.sql(SELECT + " where i.number < :number order by i.number desc limit :most")
                .param("number", number)
                .param("most", SHOWN)
                .query(this::incoming)
                .list();
    }

    private Incoming incoming(ResultSet row, int at) throws SQLException {
        Instant sentAt = row.getObject("sent_at", OffsetDateTime.class).toInstant();
        State state = State.valueOf(row.getString("state"));
        boolean lost = state == State.ON_ITS_WAY && clock.instant().isAfter(sentAt.plus(LONGEST_WAY));
        return new Incoming(
                row.getInt("number"),
                new PersonId(row.getString("person")),
                new SchemeId(row.getString("scheme")),
                row.getString("folder"),
                row.getString("text"),
                sentAt,
                lost ? State.UNKNOWN : state,
                files(row.getInt("number")));
    }

    private List<IncomingFile> files(int incoming) {
        return jdbc.sql("select * from incoming_file where incoming = :incoming order by number")
                .param("incoming", incoming)
                .query((row, _) -> new IncomingFile(
                        row.getInt("number"), row.getString("name"), row.getLong("bytes"), row.getString("sha256")))
                .list();
    }
}
