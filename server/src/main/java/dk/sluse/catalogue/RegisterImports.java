package dk.sluse.catalogue;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.catalogue.inbox.Inbox;
import dk.sluse.installation.Jobs;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The imports that were asked for. A subject office delivers into its own folder of the inbox and asks here. */
@Repository
public class RegisterImports {

    static final String TASK = "register-import";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Inbox inbox;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    RegisterImports(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Inbox inbox, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** The directories with a descriptor that lie in a subject office's folder of the inbox. */
    public List<String> delivered(String owner) {
        return inbox.delivered(owner);
    }

    /**
     * Asks for an import of one of the delivered directories; a job does it, also over a restart.
     *
     * @param owner the subject office, which may only bring in its own registers
     * @param name one of {@link #delivered}
     */
    @Transactional
    public String request(String owner, String name, String requestedBy) {
        if (!delivered(owner).contains(name)) {
            throw new IllegalArgumentException("there is no such delivery in the inbox");
        }
        String id = add(owner + "/" + name, requestedBy);
        jobs.start(TASK, id);
        return id;
    }

    /** Notes an import that its caller runs at once. */
    @Transactional
    String add(String directory, String requestedBy) {
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(requestedBy, "register-import.requested", id));
        jdbc.sql("""
                insert into register_import (id, directory, requested_by, state, faults, requested_at)
                values (:id, :directory, :by, 'WAITING', '[]', :now)""")
                .param("id", id)
                .param("directory", directory)
                .param("by", requestedBy)
                .param("now", now())
                .update();
        return id;
    }

    /** Notes how an import ended, within the transaction of what it changed. */
    void end(String id, RegisterImport.State state, List<Fault> faults) {
        jdbc.sql("update register_import set state = :state, faults = :faults, ended_at = :now where id = :id")
                .param("state", state.name())
                .param("faults", json.writeValueAsString(faults))
                .param("now", now())
                .param("id", id)
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    void progress(String id, int done) {
        jobs.progress(TASK, id, done);
    }

    /** How far a running import is, in percent; 0 when it waits. */
    public int percent(String id) {
        return jobs.percent(TASK, id);
    }

    @Transactional(readOnly = true)
    public Optional<RegisterImport> find(String id) {
        return jdbc.sql("select * from register_import where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The imports of a subject office, newest first. */
    @Transactional(readOnly = true)
    public List<RegisterImport> of(String owner) {
        return jdbc.sql("select * from register_import where directory like :owner order by requested_at desc limit 50")
                .param("owner", owner + "/%")
                .query((row, _) -> read(row))
                .list();
    }

    private RegisterImport read(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new RegisterImport(
                row.getString("id"),
                row.getString("directory"),
                row.getString("requested_by"),
                RegisterImport.State.valueOf(row.getString("state")),
                json.readValue(row.getString("faults"), new TypeReference<>() {}),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
