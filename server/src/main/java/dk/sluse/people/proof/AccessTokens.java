package dk.sluse.people.proof;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Personal access tokens: scoped, expiring, revocable; only a hash of the secret is kept. */
@Repository
public class AccessTokens {

    public static final Duration LONGEST = Duration.ofDays(90);
    private static final String PREFIX = "sluse_";

    /** Whom a token speaks for, and how far. */
    public record Bearer(Person person, AccessToken token) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final RandomSecrets random;
    private final Clock clock;

    AccessTokens(JdbcClient jdbc, AuditTrail audit, RandomSecrets random, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.random = random;
        this.clock = clock;
    }

    /** Makes a token and returns its whole text, which is never shown again. */
    @Transactional
    public String issue(PersonId person, String label, Set<AccessToken.Scope> scopes, Duration validity) {
        if (scopes.isEmpty() || validity.isNegative() || validity.compareTo(LONGEST) > 0 || label.isBlank()) {
            throw new IllegalArgumentException(
                    "a token needs a label, a scope and at most " + LONGEST.toDays() + " days");
        }
        String id = UUID.randomUUID().toString();
        String secret = random.text();
        String scopeNames = scopes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
        audit.record(AuditEntry.of(person.value(), "token.issued", id).with("scopes", scopeNames));
        jdbc.sql("""
                insert into access_token (id, person, label, secret_sha256, scopes, expires_at)
                values (:id, :person, :label, :hash, :scopes, :expires)""")
                .param("id", id)
                .param("person", person.value())
                .param("label", label.strip())
                .param("hash", RandomSecrets.hash(secret))
                .param("scopes", scopeNames)
                .param("expires", OffsetDateTime.ofInstant(clock.instant().plus(validity), ZoneOffset.UTC))
                .update();
        return PREFIX + id + "_" + secret;
    }

    public List<AccessToken> of(PersonId person) {
        return jdbc.sql("select * from access_token where person = :person order by expires_at desc")
                .param("person", person.value())
                .query((row, _) -> token(row))
                .list();
    }

    /** Takes the person's own token back; nothing happens to anybody else's. */
    @Transactional
    public void revoke(PersonId person, String id) {
        if (of(person).stream().noneMatch(token -> token.id().equals(id) && !token.revoked())) {
            return;
        }
        audit.record(AuditEntry.of(person.value(), "token.revoked", id));
        jdbc.sql("update access_token set revoked_at = :now where id = :id and person = :person and revoked_at is null")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("id", id)
                .param("person", person.value())
                .update();
    }

    /** Takes all tokens of a person back, under the entry of what makes them void. */
    @Transactional(propagation = Propagation.MANDATORY)
    void revokeAll(PersonId person) {
        jdbc.sql("update access_token set revoked_at = :now where person = :person and revoked_at is null")
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("person", person.value())
                .update();
    }

    /** Whom this text speaks for, if it is a token that is neither expired nor revoked. */
    public Optional<Bearer> bearer(String text) {
        int middle = text.indexOf('_', PREFIX.length());
        if (!text.startsWith(PREFIX) || middle < 0) {
            return Optional.empty();
        }
        String hash = RandomSecrets.hash(text.substring(middle + 1));
        return jdbc.sql("""
                select t.id as token_id, t.label, t.secret_sha256, t.scopes, t.expires_at, t.revoked_at, p.*
                from access_token t join known_person p on p.id = t.person
                where t.id = :id and t.revoked_at is null and t.expires_at > :now""")
                .param("id", text.substring(PREFIX.length(), middle))
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) -> RandomSecrets.same(hash, row.getString("secret_sha256"))
                        ? Optional.of(new Bearer(People.person(row), token(row, "token_id")))
                        : Optional.<Bearer>empty())
                .optional()
                .flatMap(bearer -> bearer);
    }

    private static AccessToken token(ResultSet row) throws SQLException {
        return token(row, "id");
    }

    private static AccessToken token(ResultSet row, String idColumn) throws SQLException {
        return new AccessToken(
                row.getString(idColumn),
                row.getString("label"),
                Arrays.stream(row.getString("scopes").split(",", -1))
                        .map(AccessToken.Scope::valueOf)
                        .collect(Collectors.toSet()),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("revoked_at") != null);
    }
}
