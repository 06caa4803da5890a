package dk.sluse.people.recovery;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.mail.Letter;
import dk.sluse.mail.Post;
import dk.sluse.mail.PublicAddress;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Accounts;
import dk.sluse.people.proof.LinkTokens;
import dk.sluse.people.proof.OneTimeSecrets;
import dk.sluse.people.proof.Passwords;
import dk.sluse.people.proof.SignIn;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * New passwords and new second factors. A link in a letter is never enough: for a new password one shows the second factor, for a new
 * second factor the password, and the latter link is only sent when somebody vouches who knows the person.
 */
@Component
public class Recoveries {

    static final Duration VALIDITY = Duration.ofHours(1);

    /** What accounts are made of. */
    @Component
    record Proofs(Accounts accounts, OneTimeSecrets secrets, LinkTokens tokens, SignIn signIn) {}

    /** How letters are written. */
    @Component
    record Letters(Post post, PublicAddress address, MessageSource messages) {}

    @SuppressWarnings("ArrayRecordComponent")
    private record Stored(Recovery.Kind kind, Person person, byte @Nullable [] sealedSecret) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;
    private final Proofs proofs;
    private final Letters letters;

    Recoveries(JdbcClient jdbc, AuditTrail audit, People people, Proofs proofs, Letters letters) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
        this.proofs = proofs;
        this.letters = letters;
    }

    /** Sends a link for a new password, if there is such an account; whoever asks cannot tell. One an hour to each. */
    @Transactional
    public void forgotPassword(String email) {
        people.findByEmail(email.strip())
                .filter(person -> !isOut(person.id(), Recovery.Kind.PASSWORD))
                .ifPresent(person -> send(person, Recovery.Kind.PASSWORD, null, person.id()));
    }

    /**
     * Sends somebody a link for a new second factor, on the word of another who knows him: who answers for him in his authority, or
     * Research Services.
     */
    @Transactional
    public boolean lostFactor(Person by, PersonId whom) {
        Optional<Person> found = people.find(whom).filter(one -> mayVouch(by, one));
        if (found.isEmpty()) {
            return false;
        }
        byte[] secret = proofs.secrets().draw(whom);
        send(found.get(), Recovery.Kind.FACTOR, secret, by.id());
        return true;
    }

    /** Nobody vouches for himself. */
    public static boolean mayVouch(Person by, Person one) {
        boolean own = by.answersFor(one.organisation());
        return !by.id().equals(one.id()) && (own || by.is(Role.RESEARCH_SERVICES));
    }

    private boolean isOut(PersonId person, Recovery.Kind kind) {
        return jdbc.sql("""
                select exists (select from recovery
                where person = :person and kind = :kind and used_at is null and expires_at > :now)""")
                .param("person", person.value())
                .param("kind", kind.name())
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    private void send(Person person, Recovery.Kind kind, byte @Nullable [] secret, PersonId by) {
        String id = UUID.randomUUID().toString();
        LinkTokens.Token token = proofs.tokens().draw(id, VALIDITY);
        audit.record(
                AuditEntry.of(by.value(), "recovery.sent", person.id().value()).with("kind", kind));
        jdbc.sql("insert into recovery values (:id, :person, :kind, :hash, :secret, :expires, null)")
                .param("id", id)
                .param("person", person.id().value())
                .param("kind", kind.name())
                .param("hash", token.secretSha256())
                .param("secret", secret)
                .param("expires", OffsetDateTime.ofInstant(token.expiresAt(), ZoneOffset.UTC))
                .update();
        tell(person, kind.name(), letters.address().of("/recovery/" + token.text()));
    }

    private void tell(Person person, String what, String link) {
        letters.post()
                .send(new Letter(
                        person.email(),
                        letters.messages().getMessage("people.recovery.subject", null, person.language()),
                        letters.messages()
                                .getMessage("people.recovery.letter." + what, new Object[] {link}, person.language())));
    }

    /** What a link speaks of, while it is good. */
    @Transactional
    public Optional<Recovery> open(String token) {
        return good(token)
                .map(found -> new Recovery(
                        found.person().id(),
                        found.kind(),
                        found.sealedSecret() == null
                                ? ""
                                : proofs.secrets().text(found.person().id(), found.sealedSecret())));
    }

    /** Sets a new password, for who has the link and shows the second factor. */
    @Transactional
    public Recovery.Outcome setPassword(String token, String password, String repeated, String code) {
        Optional<Stored> found = good(token).filter(one -> one.kind() == Recovery.Kind.PASSWORD);
        if (found.isEmpty()) {
            return Recovery.Outcome.GONE;
        }
        Person person = found.get().person();
        if (!Passwords.isGood(password, person.email(), person.name())) {
            return Recovery.Outcome.PASSWORD;
        }
        if (!password.equals(repeated)) {
            return Recovery.Outcome.REPEATED;
        }
        if (!proofs.signIn().showsFactor(person, code)) {
            return Recovery.Outcome.PROOF;
        }
        used(found.get());
        proofs.accounts().setPassword(person.id(), password, entry(person, "password.set"));
        tell(person, "done", letters.address().of("/account"));
        return Recovery.Outcome.DONE;
    }

    /** Sets the second factor of the link, for who shows the password and a code of the new one. */
    @Transactional
    public Recovery.Outcome setFactor(String token, String password, String code) {
        Optional<Stored> found = good(token).filter(one -> one.kind() == Recovery.Kind.FACTOR);
        if (found.isEmpty() || found.get().sealedSecret() == null) {
            return Recovery.Outcome.GONE;
        }
        Person person = found.get().person();
        byte[] secret = found.get().sealedSecret();
        OptionalLong step = proofs.secrets().matchingStep(person.id(), secret, code, 0);
        if (!proofs.signIn().showsPassword(person, password) || step.isEmpty()) {
            return Recovery.Outcome.PROOF;
        }
        used(found.get());
        proofs.accounts().setFactor(person.id(), secret, step.getAsLong(), entry(person, "factor.set"));
        tell(person, "done", letters.address().of("/account"));
        return Recovery.Outcome.DONE;
    }

    private static AuditEntry entry(Person person, String action) {
        return AuditEntry.of(person.id().value(), action, person.id().value());
    }

    /** Each link serves once; older ones of the person serve no more. */
    private void used(Stored recovery) {
        audit.record(entry(recovery.person(), "recovery.used"));
        jdbc.sql("update recovery set used_at = :now where person = :person and used_at is null")
                .param("now", now())
                .param("person", recovery.person().id().value())
                .update();
    }

    /** A row of the table, whose secret has been found right. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Row(PersonId person, Recovery.Kind kind, byte @Nullable [] sealedSecret) {}

    private Optional<Stored> good(String token) {
        return LinkTokens.parse(token)
                .flatMap(parts -> row(parts)
                        .flatMap(row -> people.find(row.person())
                                .map(person -> new Stored(row.kind(), person, row.sealedSecret()))));
    }

    private Optional<Row> row(LinkTokens.Parts parts) {
        return jdbc.sql("select * from recovery where id = :id and used_at is null and expires_at > :now for update")
                .param("id", parts.id())
                .param("now", now())
                .query((row, _) -> parts.matches(row.getString("secret_sha256"))
                        ? Optional.of(new Row(
                                new PersonId(row.getString("person")),
                                Recovery.Kind.valueOf(row.getString("kind")),
                                row.getBytes("totp_secret")))
                        : Optional.<Row>empty())
                .optional()
                .flatMap(found -> found);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(proofs.tokens().now(), ZoneOffset.UTC);
    }
}
