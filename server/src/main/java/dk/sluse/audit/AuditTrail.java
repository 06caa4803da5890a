package dk.sluse.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where every change is recorded, before it is made and in its transaction. The tables of all modules refuse a change
 * in a transaction that has no entry.
 */
@Repository
public class AuditTrail {

    /** One writer at a time, so that numbers and hashes follow each other. */
    private static final long CHAIN_LOCK = 0x51_75_73_65L;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Head head;
    private final JsonMapper json = JsonMapper.shared();

    AuditTrail(JdbcClient jdbc, Clock clock, Head head) {
        this.jdbc = jdbc;
        this.head = head;
        this.clock = clock;
    }

    /** Appends an entry within the transaction of the change that it records; there must be one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(AuditEntry entry) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", CHAIN_LOCK)
                .query()
                .listOfRows();
        Head.Place last = jdbc.sql("select number, hash from audit_entry order by number desc limit 1")
                .query((row, _) -> new Head.Place(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(new Head.Place(0, RecordedEntry.BEGINNING));
        long number = last.number() + 1;
        Instant at = clock.instant();
        String hash = RecordedEntry.hash(last.hash(), number, at, entry);
        jdbc.sql("""
                insert into audit_entry (number, at, actor, action, scheme, subject, details, seals, hash)
                values (:number, :at, :actor, :action, :scheme, :subject, :details, :seals, :hash)""")
                .param("number", number)
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .param("actor", entry.actor())
                .param("action", entry.action())
                .param("scheme", entry.scheme())
                .param("subject", entry.subject())
                .param("details", json.writeValueAsString(entry.details()))
                .param("seals", json.writeValueAsString(entry.seals()))
                .param("hash", hash)
                .update();
        head.moveAfterCommit(new Head.Place(number, hash));
    }

    /** An entry of its own, for what changes nothing but must be known (a sign-in, a download, a look). */
    @Transactional
    public void recordAlone(AuditEntry entry) {
        record(entry);
    }

    /** The newest entries first. */
    @Transactional(readOnly = true)
    public List<RecordedEntry> newest(int limit) {
        return jdbc.sql("select * from audit_entry order by number desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> recorded(row))
                .list();
    }

    /** Hands over all entries in order, few at a time in memory. */
    @Transactional(readOnly = true)
    void forEach(Consumer<RecordedEntry> consumer) {
        try (var entries = jdbc
                .sql("select * from audit_entry order by number")
                .withFetchSize(1000)
                .query((row, _) -> recorded(row))
                .stream()) {
            entries.forEach(consumer);
        }
    }

    private RecordedEntry recorded(ResultSet row) throws SQLException {
        AuditEntry entry = new AuditEntry(
                row.getString("actor"),
                row.getString("action"),
                row.getString("scheme"),
                row.getString("subject"),
                json.readValue(row.getString("details"), new TypeReference<>() {}),
                json.readValue(row.getString("seals"), new TypeReference<>() {}));
        return new RecordedEntry(
                row.getLong("number"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                entry,
                row.getString("hash"));
    }
}
