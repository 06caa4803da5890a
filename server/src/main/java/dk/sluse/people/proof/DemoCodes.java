package dk.sluse.people.proof;

import dk.sluse.people.PersonId;
import java.time.Clock;
import org.apache.commons.codec.binary.Base32;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an authenticator app would show: for a demo's made-up persons, who have none. Outside a demo there is no such thing. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
public class DemoCodes {

    /** Everybody's password, until somebody makes an account with his own. */
    public static final String PASSWORD = "water through the lock";

    private final JdbcClient jdbc;
    private final OneTimeSecrets secrets;
    private final Clock clock;

    DemoCodes(JdbcClient jdbc, OneTimeSecrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** The code of a person that has not been used yet. */
    public String of(PersonId person) {
        return jdbc.sql("select totp_secret, last_totp_step from person where id = :id")
                .param("id", person.value())
                .query((row, _) -> code(
                        new Base32().decode(secrets.text(person, row.getBytes("totp_secret"))),
                        row.getLong("last_totp_step")))
                .single();
    }

    /** The code of a secret in Base32. */
    public String of(String secret) {
        return code(new Base32().decode(secret), 0);
    }

    private String code(byte[] secret, long used) {
        long now = clock.instant().getEpochSecond() / OneTimeCodes.STEP.toSeconds();
        return OneTimeCodes.code(secret, Math.max(now, used + 1));
    }
}
