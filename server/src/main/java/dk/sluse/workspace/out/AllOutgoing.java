package dk.sluse.workspace.out;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.workspace.Workspace;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All that was ever taken from workspaces to go home. */
@Repository
public class AllOutgoing {

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

    /** Notes what was taken; its files have been sealed. */
    @Transactional
    void add(int number, Workspace workspace, List<OutgoingFile> files, List<Seal> seals) {
        audit.record(AuditEntry.of(workspace.person().value(), "outgoing.taken", Integer.toString(number))
                .under(workspace.scheme().value())
                .with("files", seals.size())
                .sealing(seals));
        jdbc.sql("""
                insert into outgoing (number, workspace, text, offered_at, state)
                values (:number, :workspace, '', :now, 'TAKEN')""")
                .param("number", number)
                .param("workspace", workspace.number())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
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

    /** What was taken, and what was not. */
    @Transactional(readOnly = true)
    public List<OutgoingFile> files(int outgoing) {
        return jdbc.sql("select * from outgoing_file where outgoing = :outgoing order by number")
                .param("outgoing", outgoing)
                .query((row, _) -> new OutgoingFile(
                        row.getInt("number"),
                        row.getString("name"),
                        row.getLong("bytes"),
                        row.getString("sha256"),
                        row.getString("refusal")))
                .list();
    }
}
