package dk.sluse.workspace.out;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.out.Outgoing.OutgoingFile;
import dk.sluse.workspace.out.Outgoing.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All that was ever offered, and what became of it. */
@Repository
public class AllOutgoing {

    private static final String SELECT = """
            select o.*, w.person, w.scheme,
                (select count(*) from outgoing_file f where f.outgoing = o.number and f.refusal is null) as taken
            from outgoing o join workspace w on w.number = o.workspace""";
    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    AllOutgoing(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** A number that no offer has had. */
    @Transactional
    int next() {
        return jdbc.sql("select nextval('outgoing_number')")
                .query(Integer.class)
                .single();
    }

    /** Notes an offer, whose files have been sealed. */
    @Transactional
    void add(int number, Workspace workspace, String text, List<OutgoingFile> files, List<Seal> seals) {
        audit.record(AuditEntry.of(workspace.person().value(), "outgoing.offered", Integer.toString(number))
                .under(workspace.scheme().value())
                .with("files", seals.size())
                .sealing(seals));
        jdbc.sql("""
                insert into outgoing (number, workspace, text, offered_at, state)
                values (:number, :workspace, :text, :now, 'OFFERED')""")
                .param("number", number)
                .param("workspace", workspace.number())
                .param("text", text)
                .param("now", now())
                .update();
        for (OutgoingFile file : files) {
            jdbc.sql("""
                    insert into outgoing_file (outgoing, number, name, bytes, sha256, refusal)
                    values (:outgoing, :number, :name, :bytes, :sha256, :refusal)""")
                    .param("outgoing", number)
                    .param("number", file.number())
                    .param("name", file.name())
                    .param("bytes", file.bytes())
                    .param("sha256", file.sha256())
                    .param("refusal", file.refusal())
                    .update();
        }
    }

    /** How many of a workspace wait for the office. */
    @Transactional(readOnly = true)
    int waiting(int workspace) {
        return jdbc.sql("select count(*) from outgoing where workspace = :workspace and state = 'OFFERED'")
                .param("workspace", workspace)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public Optional<Outgoing> find(int number) {
        return jdbc.sql(SELECT + " where o.number = :number")
                .param("number", number)
                .query(this::offer)
                .optional();
    }

    /** What a person has offered in a scheme, the newest first. */
    @Transactional(readOnly = true)
    public List<Outgoing> of(PersonId person, SchemeId scheme) {
        return jdbc.sql(SELECT + " where w.person = :person and w.scheme = :scheme order by o.number desc limit :most")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .param("most", SHOWN)
                .query(this::offer)
                .list();
    }

    /** Those that wait for the office first, the oldest of them first; then the newest of the others. */
    @Transactional(readOnly = true)
    public List<Outgoing> all() {
        return jdbc.sql(SELECT + " order by o.state <> 'OFFERED',"
                        + " case when o.state = 'OFFERED' then o.number else -o.number end limit :most")
                .param("most", SHOWN)
                .query(this::offer)
                .list();
    }

    /** Notes that the office has taken a file to look at it. */
    @Transactional
    void fetched(Outgoing offer, OutgoingFile file, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "outgoing.fetched", offer.number() + "/" + file.number())
                .under(offer.scheme().value())
                .with("sha256", String.valueOf(file.sha256()))
                .with("bytes", file.bytes()));
    }

    /** Notes what the office has decided; false if somebody has decided before. */
    @Transactional
    public boolean decide(Outgoing offer, PersonId by, State state, String answer) {
        boolean open = jdbc.sql("select state from outgoing where number = :number for update")
                .param("number", offer.number())
                .query(String.class)
                .single()
                .equals(State.OFFERED.name());
        if (!open) {
            return false;
        }
        audit.record(AuditEntry.of(by.value(), "outgoing.decided", Integer.toString(offer.number()))
                .under(offer.scheme().value())
                .with("state", state.name()));
        jdbc.sql("""
                update outgoing set state = :state, decided_by = :by, decided_at = :now, answer = :answer
                where number = :number""")
                .param("state", state.name())
                .param("by", by.value())
                .param("now", now())
                .param("answer", answer)
                .param("number", offer.number())
                .update();
        return true;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private Outgoing offer(ResultSet row, int at) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new Outgoing(
                row.getInt("number"),
                new PersonId(row.getString("person")),
                new SchemeId(row.getString("scheme")),
                row.getString("text"),
                row.getObject("offered_at", OffsetDateTime.class).toInstant(),
                State.valueOf(row.getString("state")),
                decidedBy == null ? null : new PersonId(decidedBy),
                row.getString("answer"),
                row.getInt("taken"),
                refused(row.getInt("number")));
    }

    private Map<String, Integer> refused(int number) {
        Map<String, Integer> refused = new TreeMap<>();
        jdbc.sql("""
                select refusal, count(*) as many from outgoing_file
                where outgoing = :outgoing and refusal is not null group by refusal""").param("outgoing", number).query(row -> {
            refused.put(row.getString("refusal"), row.getInt("many"));
        });
        return refused;
    }

    /** What was offered, and what was not taken, for the office. */
    @Transactional(readOnly = true)
    public List<OutgoingFile> files(int offer) {
        return jdbc.sql("select * from outgoing_file where outgoing = :outgoing order by number")
                .param("outgoing", offer)
                .query((row, _) -> new OutgoingFile(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getString("refusal")))
                .list();
    }
}
