package dk.sluse.people.proof;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Opens accounts, a person with what he signs in with, and changes that. */
@Repository
public class Accounts {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OneTimeSecrets secrets;
    private final PasswordEncoder passwords;
    private final RandomSecrets random;
    private final AccessTokens tokens;
    private final Clock clock;

    /** What people show themselves by. */
    @Component
    record Secrets(OneTimeSecrets oneTime, PasswordEncoder passwords, RandomSecrets random) {}

    Accounts(JdbcClient jdbc, AuditTrail audit, Secrets secrets, AccessTokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.secrets = secrets.oneTime();
        this.passwords = secrets.passwords();
        this.random = secrets.random();
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Creates the person with a fresh password and second factor, which are shown here and never again. */
    @Transactional
    public Credentials add(Person person, AuditEntry entry) {
        byte[] secret = secrets.draw(person.id());
        String password = random.text();
        add(person, new Proof(password, secret, 0), entry);
        return new Credentials(password, secrets.text(person.id(), secret));
    }

    /**
     * What a person will sign in with.
     *
     * @param secret of the second factor, sealed by {@link OneTimeSecrets}
     * @param usedStep of the newest code that has been used already; 0 if none has
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Proof(String password, byte[] secret, long usedStep) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    /** Creates a person who has chosen his password himself. */
    @Transactional
    public void add(Person person, Proof proof, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("""
                insert into person
                    (id, email, name, organisation, language, password_hash, totp_secret, last_totp_step)
                values (:id, :email, :name, :organisation, :language, :password, :totp, :step)""")
                .param("id", person.id().value())
                .param("email", person.email())
                .param("name", person.name())
                .param("organisation", person.organisation())
                .param("language", person.language().getLanguage())
                .param("password", passwords.encode(proof.password()))
                .param("totp", proof.secret())
                .param("step", proof.usedStep())
                .update();
        for (Role role : person.roles()) {
            jdbc.sql("insert into person_role (person, role) values (:id, :role)")
                    .param("id", person.id().value())
                    .param("role", role.name())
                    .update();
        }
    }

    /** Another password; programs that spoke for the person with tokens do so no more, and who is signed in as him elsewhere is not any more. */
    @Transactional
    public void setPassword(PersonId person, String password, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update person set password_hash = :hash where id = :id")
                .param("hash", passwords.encode(password))
                .param("id", person.value())
                .update();
        endOldSessions(person);
        tokens.revokeAll(person);
    }

    /**
     * Another second factor.
     *
     * @param secret sealed by {@link OneTimeSecrets}
     * @param usedStep of the code that has just been shown
     */
    @Transactional
    public void setFactor(PersonId person, byte[] secret, long usedStep, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update person set totp_secret = :secret, last_totp_step = :step where id = :id")
                .param("secret", secret)
                .param("step", usedStep)
                .param("id", person.value())
                .update();
        endOldSessions(person);
        tokens.revokeAll(person);
    }

    private void endOldSessions(PersonId person) {
        jdbc.sql("""
                insert into credential_change values (:person, :now)
                on conflict (person) do update set at = excluded.at""")
                .param("person", person.value())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    /** Whether somebody has got another password or second factor since a moment, so that what he was signed in to then is over. */
    public boolean haveChangedSince(PersonId person, Instant moment) {
        return jdbc.sql("select exists (select from credential_change where person = :person and at > :moment)")
                .param("person", person.value())
                .param("moment", OffsetDateTime.ofInstant(moment, ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
