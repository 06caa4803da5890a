package dk.sluse.people.passkey;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's passkeys. Only public keys lie here. A person is known to his authenticator by a random handle, and by his id to the
 * library that keeps the protocol.
 */
@Repository
public class Passkeys implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Passkeys(JdbcClient jdbc, AuditTrail audit, People people, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody's, oldest first. */
    public List<Passkey> of(PersonId person) {
        return jdbc.sql("select * from passkey where person = :person order by created_at")
                .param("person", person.value())
                .query((row, _) -> new Passkey(
                        row.getString("id"),
                        row.getString("label"),
                        instant(row, "created_at"),
                        row.getObject("used_at") == null ? null : instant(row, "used_at")))
                .list();
    }

    /** Takes one of somebody's own out of use. */
    @Transactional
    public void remove(PersonId person, String id) {
        if (of(person).stream().noneMatch(one -> one.id().equals(id))) {
            return;
        }
        audit.record(AuditEntry.of(person.value(), "passkey.removed", person.value()));
        jdbc.sql("delete from passkey where person = :person and id = :id")
                .param("person", person.value())
                .param("id", id)
                .update();
    }

    Optional<PersonId> personOf(Bytes handle) {
        return jdbc.sql("select person from passkey_handle where handle = :handle")
                .param("handle", handle.getBytes())
                .query((row, _) -> new PersonId(row.getString(1)))
                .optional();
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return personOf(handle).map(person -> entity(person, handle)).orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String person) {
        PersonId id = new PersonId(person);
        return jdbc.sql("select handle from passkey_handle where person = :person")
                .param("person", person)
                .query((row, _) -> entity(id, new Bytes(row.getBytes(1))))
                .optional()
                .orElse(null);
    }

    /** What an authenticator shows its owner. */
    private PublicKeyCredentialUserEntity entity(PersonId person, Bytes handle) {
        var known = people.find(person);
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(handle)
                .name(known.map(one -> one.email()).orElse(person.value()))
                .displayName(known.map(one -> one.name()).orElse(person.value()))
                .build();
    }

    /** Makes sure that a person has a handle. */
    @Transactional
    void know(PersonId person) {
        if (findByUsername(person.value()) == null) {
            audit.record(AuditEntry.of(person.value(), "passkey.handle", person.value()));
            jdbc.sql("insert into passkey_handle values (:person, :handle) on conflict do nothing")
                    .param("person", person.value())
                    .param("handle", Bytes.random().getBytes())
                    .update();
        }
    }

    /** Handles are made by {@link #know} and never changed. */
    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("handles are not saved from outside");
    }

    @Override
    @Transactional
    public void save(CredentialRecord record) {
        PersonId person = personOf(record.getUserEntityUserId()).orElseThrow();
        boolean known = findByCredentialId(record.getCredentialId()) != null;
        audit.record(AuditEntry.of(person.value(), known ? "passkey.used" : "passkey.added", person.value()));
        if (known) {
            jdbc.sql("update passkey set signatures = :signatures, backed_up = :backed, used_at = :now where id = :id")
                    .param("signatures", record.getSignatureCount())
                    .param("backed", record.isBackupState())
                    .param("now", now())
                    .param("id", record.getCredentialId().toBase64UrlString())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into passkey (id, person, label, public_key, attestation, client_data, signatures, verified, can_back_up,
                    backed_up, created_at)
                values (:id, :person, :label, :key, :attestation, :client, :signatures, :verified, :can,
                    :backed, :now)""")
                .param("id", record.getCredentialId().toBase64UrlString())
                .param("person", person.value())
                .param("label", record.getLabel())
                .param("key", record.getPublicKey().getBytes())
                .param("attestation", kept(record.getAttestationObject()))
                .param("client", kept(record.getAttestationClientDataJSON()))
                .param("signatures", record.getSignatureCount())
                .param("verified", record.isUvInitialized())
                .param("can", record.isBackupEligible())
                .param("backed", record.isBackupState())
                .param("now", now())
                .update();
        events.publishEvent(new PasskeyAdded(person));
    }

    private static byte[] kept(@Nullable Bytes bytes) {
        return Objects.requireNonNull(bytes, "a new passkey comes with its attestation")
                .getBytes();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return select("k.id = :id", id.toBase64UrlString()).stream().findFirst().orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return personOf(handle)
                .map(person -> select("k.person = :id", person.value()))
                .orElse(List.of());
    }

    private List<CredentialRecord> select(String which, String id) {
        return jdbc.sql("select k.*, h.handle from passkey k join passkey_handle h on h.person = k.person where "
                        + which)
                .param("id", id)
                .query((row, _) -> credential(row))
                .list();
    }

    /** Owners remove theirs by {@link #remove}. */
    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("passkeys are removed by their owners");
    }

    private static CredentialRecord credential(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(row.getString("id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("client_data")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("verified"))
                .transports(Set.of())
                .backupEligible(row.getBoolean("can_back_up"))
                .backupState(row.getBoolean("backed_up"))
                .created(instant(row, "created_at"))
                .lastUsed(instant(row, row.getObject("used_at") == null ? "created_at" : "used_at"))
                .label(row.getString("label"))
                .build();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
