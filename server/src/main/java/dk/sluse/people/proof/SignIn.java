package dk.sluse.people.proof;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Password and one-time code together; wrong ones are counted and lock the account for a while. The answer never tells
 * which of the two was wrong, whether the account exists, or whether it is locked.
 */
@Component
public class SignIn {

    static final int ATTEMPTS = 5;
    static final Duration LOCKOUT = Duration.ofMinutes(30);

    @SuppressWarnings("ArrayRecordComponent")
    private record Account(
            Person person,
            String passwordHash,
            byte[] sealedSecret,
            long lastStep,
            int failed,
            @Nullable Instant lockedUntil) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OneTimeSecrets secrets;
    private final PasswordEncoder passwords;
    private final Clock clock;
    private final String decoyHash;

    SignIn(JdbcClient jdbc, AuditTrail audit, OneTimeSecrets secrets, PasswordEncoder passwords, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.secrets = secrets;
        this.passwords = passwords;
        this.clock = clock;
        this.decoyHash = passwords.encode("nobody's password");
    }

    /** The person, if password and code are right and the account is not locked. */
    @Transactional
    public Optional<Person> attempt(String email, String password, String code) {
        return attempt(email, password, code, "sign-in.done");
    }

    /** Whether somebody who is signed in shows anew who he is, as before he signs something. Wrong ones count alike. */
    @Transactional
    public boolean confirms(Person person, String password, String code) {
        return attempt(person.email(), password, code, "sign-in.confirmed").isPresent();
    }

    /** Whether somebody shows his second factor alone, as when he has lost his password. Wrong ones count as at sign-in. */
    @Transactional
    public boolean showsFactor(Person person, String code) {
        return shows(person, account -> {
            OptionalLong step =
                    secrets.matchingStep(account.person().id(), account.sealedSecret(), code, account.lastStep());
            if (step.isPresent()) {
                audit.record(entry(account, "sign-in.code-used"));
                update(account, 0, null, step.getAsLong());
            }
            return step.isPresent();
        });
    }

    /** Whether somebody shows his password alone, as when he has lost his second factor. Wrong ones count as at sign-in. */
    @Transactional
    public boolean showsPassword(Person person, String password) {
        return shows(person, account -> passwords.matches(password, account.passwordHash()));
    }

    private boolean shows(Person person, Predicate<Account> proof) {
        Account account = account(person.email()).orElseThrow();
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(clock.instant())) {
            audit.record(entry(account, "sign-in.locked"));
            return false;
        }
        boolean right = proof.test(account);
        if (right) {
            audit.record(entry(account, "sign-in.confirmed"));
        } else {
            fail(account);
        }
        return right;
    }

    private Optional<Person> attempt(String email, String password, String code, String done) {
        Optional<Account> found = account(email);
        boolean passwordRight =
                passwords.matches(password, found.map(Account::passwordHash).orElse(decoyHash));
        if (found.isEmpty()) {
            audit.record(AuditEntry.of("system:sign-in", "sign-in.unknown", "unknown"));
            return Optional.empty();
        }
        Account account = found.get();
        if (account.lockedUntil() != null && account.lockedUntil().isAfter(clock.instant())) {
            audit.record(entry(account, "sign-in.locked"));
            return Optional.empty();
        }
        OptionalLong step =
                secrets.matchingStep(account.person().id(), account.sealedSecret(), code, account.lastStep());
        if (!passwordRight || step.isEmpty()) {
            fail(account);
            return Optional.empty();
        }
        audit.record(entry(account, done));
        update(account, 0, null, step.getAsLong());
        return Optional.of(account.person());
    }

    private void fail(Account account) {
        int failed = account.failed() + 1;
        boolean locks = failed >= ATTEMPTS;
        audit.record(entry(account, locks ? "sign-in.locks" : "sign-in.failed"));
        update(account, locks ? 0 : failed, locks ? clock.instant().plus(LOCKOUT) : null, account.lastStep());
    }

    private static AuditEntry entry(Account account, String action) {
        String id = account.person().id().value();
        return AuditEntry.of(id, action, id);
    }

    private void update(Account account, int failed, @Nullable Instant lockedUntil, long step) {
        jdbc.sql("""
                update person set failed_attempts = :failed, locked_until = :until, last_totp_step = :step
                where id = :id""")
                .param("failed", failed)
                .param("until", lockedUntil == null ? null : OffsetDateTime.ofInstant(lockedUntil, ZoneOffset.UTC))
                .param("step", step)
                .param("id", account.person().id().value())
                .update();
    }

    private Optional<Account> account(String email) {
        return jdbc.sql("select * from known_person where email = :email for update")
                .param("email", email.strip().toLowerCase(Locale.ROOT))
                .query((row, _) -> {
                    OffsetDateTime until = row.getObject("locked_until", OffsetDateTime.class);
                    return new Account(
                            People.person(row),
                            row.getString("password_hash"),
                            row.getBytes("totp_secret"),
                            row.getLong("last_totp_step"),
                            row.getInt("failed_attempts"),
                            until == null ? null : until.toInstant());
                })
                .optional();
    }
}
