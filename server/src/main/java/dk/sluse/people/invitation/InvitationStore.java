package dk.sluse.people.invitation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.LinkTokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The invitations that are out. */
@Repository
class InvitationStore {

    /** An invitation as it lies here. */
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(Invited invited, byte[] sealedSecret) {

        @Override
        public String toString() {
            return "Stored[" + invited.id() + "]";
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final LinkTokens tokens;

    InvitationStore(JdbcClient jdbc, AuditTrail audit, LinkTokens tokens) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.tokens = tokens;
    }

    /** Notes the invitation and returns the text of the token that accepts it. */
    @Transactional
    public String add(Invited invited, byte[] sealedSecret, Duration validity, AuditEntry entry) {
        audit.record(entry);
        LinkTokens.Token token = tokens.draw(invited.id().value(), validity);
        Organisation organisation = invited.organisation();
        jdbc.sql("""
                insert into invitation values (:id, :email, :name, :language, :roles, :organisation, :organisationName,
                    :organisationKind, :cvr, :hash, :secret, :expires)""")
                .param("id", invited.id().value())
                .param("email", invited.email())
                .param("name", invited.name())
                .param("language", invited.language().getLanguage())
                .param("roles", invited.roles().stream().map(Enum::name).toArray(String[]::new))
                .param("organisation", organisation.id())
                .param("organisationName", organisation.name())
                .param("organisationKind", organisation.kind().name())
                .param("cvr", organisation.cvr())
                .param("hash", token.secretSha256())
                .param("secret", sealedSecret)
                .param("expires", OffsetDateTime.ofInstant(token.expiresAt(), ZoneOffset.UTC))
                .update();
        return token.text();
    }

    /** Whether somebody with this address has been invited since a while ago and has not answered. */
    boolean isOut(String email, Duration since, Duration validity) {
        return jdbc.sql(
                        "select exists (select from invitation where email = :email and accepted_at is null and expires_at > :at)")
                .param("email", email)
                .param(
                        "at",
                        OffsetDateTime.ofInstant(tokens.now().plus(validity).minus(since), ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    /** Lets an invitation that is out be for more; nothing happens to one into another organisation. */
    @Transactional
    public void addRoles(Invited invited, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("""
                update invitation set roles = array(select distinct unnest(roles || cast(:roles as text[])))
                where email = :email and organisation = :organisation and accepted_at is null and expires_at > :now""")
                .param("roles", invited.roles().stream().map(Enum::name).toArray(String[]::new))
                .param("email", invited.email())
                .param("organisation", invited.organisation().id())
                .param("now", now())
                .update();
    }

    /** Takes a role out of the invitations into an organisation, but for one address. */
    @Transactional
    public void revoke(String organisation, Role role, String except, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("""
                update invitation set roles = array_remove(roles, :role),
                    expires_at = case when array_length(roles, 1) = 1 then :now else expires_at end
                where organisation = :organisation and :role = any(roles) and email <> :except
                    and accepted_at is null and expires_at > :now""")
                .param("role", role.name())
                .param("now", now())
                .param("organisation", organisation)
                .param("except", except)
                .update();
    }

    /** How many have been sent in this time to anybody. */
    int sentWithin(Duration time, Duration validity) {
        return jdbc.sql("select count(*) from invitation where expires_at > :at")
                .param(
                        "at",
                        OffsetDateTime.ofInstant(tokens.now().plus(validity).minus(time), ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    /** The invitation that a token accepts; locked until the end of the transaction. */
    Optional<Stored> find(String token) {
        return LinkTokens.parse(token)
                .flatMap(parts -> jdbc.sql("""
                        select * from invitation where id = :id and accepted_at is null and expires_at > :now for update""")
                        .param("id", parts.id())
                        .param("now", now())
                        .query((row, _) -> parts.matches(row.getString("secret_sha256"))
                                ? Optional.of(stored(row))
                                : Optional.<Stored>empty())
                        .optional()
                        .flatMap(found -> found));
    }

    @Transactional
    public void accepted(PersonId person, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update invitation set accepted_at = :now where id = :id")
                .param("now", now())
                .param("id", person.value())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(tokens.now(), ZoneOffset.UTC);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                new Invited(
                        new PersonId(row.getString("id")),
                        row.getString("email"),
                        row.getString("name"),
                        Locale.of(row.getString("language")),
                        new Organisation(
                                row.getString("organisation"),
                                row.getString("organisation_name"),
                                Organisation.Kind.valueOf(row.getString("organisation_kind")),
                                row.getString("organisation_cvr")),
                        Arrays.stream((String[]) row.getArray("roles").getArray())
                                .map(Role::valueOf)
                                .collect(Collectors.toSet())),
                row.getBytes("totp_secret"));
    }
}
