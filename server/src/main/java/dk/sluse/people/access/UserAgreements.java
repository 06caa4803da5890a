package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Who has accepted the rules for users, in which version. */
@Repository
public class UserAgreements {

    /** The version in force; its text is in the messages under {@code people.agreement}. A new one is accepted anew by all. */
    public static final int VERSION = 1;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    UserAgreements(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Accepts the version in force; nothing happens if that has been done. */
    @Transactional
    public void accept(PersonId person) {
        audit.record(AuditEntry.of(person.value(), "user-agreement.accepted", person.value())
                .with("version", VERSION));
        jdbc.sql("insert into user_agreement values (:person, :version, :at) on conflict do nothing")
                .param("person", person.value())
                .param("version", VERSION)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
