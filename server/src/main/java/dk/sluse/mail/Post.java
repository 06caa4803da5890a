package dk.sluse.mail;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.installation.Jobs;
import dk.sluse.installation.Sealer;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Letters on their way. They lie encrypted in the state database, as some let their reader in, and are emptied when they
 * have been sent.
 */
@Repository
public class Post {

    static final String TASK = "send-letter";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Sealer sealer;
    private final Jobs jobs;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Post(JdbcClient jdbc, AuditTrail audit, Sealer sealer, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sealer = sealer;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * Sends a letter as soon as the transaction is committed that it is written in, and never if it is not. There must be
     * one, with an audit entry of what the letter is about.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(Letter letter) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("insert into letter (id, sealed, written_at) values (:id, :sealed, :now)")
                .param("id", id)
                .param("sealed", sealer.seal(json.writeValueAsBytes(letter), purpose(id)))
                .param("now", now())
                .update();
        jobs.start(TASK, id);
    }

    /** The letter, if it has not been sent yet. */
    Optional<Letter> waiting(String id) {
        return jdbc.sql("select id, sealed from letter where id = :id and sealed is not null")
                .param("id", id)
                .query((row, _) -> open(row.getString("id"), row.getBytes("sealed")))
                .optional();
    }

    /** Letters that have not been sent, newest first. */
    List<Letter> waiting(int limit) {
        return jdbc.sql("select id, sealed from letter where sealed is not null order by written_at desc limit :limit")
                .param("limit", limit)
                .query((row, _) -> open(row.getString("id"), row.getBytes("sealed")))
                .list();
    }

    /** Sends what has been written while there was no mail server to send it by. */
    @Transactional
    public void sendWaiting() {
        jdbc.sql("select id from letter where sealed is not null")
                .query(String.class)
                .list()
                .forEach(id -> jobs.start(TASK, id));
    }

    @Transactional
    void sent(String id) {
        close(id, "letter.sent");
    }

    /** No mail server takes it; its links have run out by now. */
    @Transactional
    void givenUp(String id) {
        close(id, "letter.given-up");
    }

    private void close(String id, String action) {
        audit.record(AuditEntry.of("system:mail", action, id));
        jdbc.sql("update letter set sealed = null, closed_at = :now where id = :id")
                .param("id", id)
                .param("now", now())
                .update();
    }

    private Letter open(String id, byte[] sealed) {
        return json.readValue(sealer.open(sealed, purpose(id)), Letter.class);
    }

    private static String purpose(String id) {
        return "letter:" + id;
    }

    private OffsetDateTime now() {
        Instant now = clock.instant();
        return OffsetDateTime.ofInstant(now, ZoneOffset.UTC);
    }
}
