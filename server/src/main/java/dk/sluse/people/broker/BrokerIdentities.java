package dk.sluse.people.broker;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which identities at a broker are whose. The first time somebody comes he is found by the e-mail address that the broker vouches for; from
 * then on he is that identity, whatever becomes of the address, and nobody else is.
 */
@Repository
public class BrokerIdentities {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;

    BrokerIdentities(JdbcClient jdbc, AuditTrail audit, People people) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
    }

    /** Who it is, or why he is not let in. */
    public record Answer(@Nullable Person person, @Nullable BrokerRefusal refusal) {}

    /**
     * Finds who is meant.
     *
     * @param least the level that is asked for
     */
    @Transactional
    public Answer find(Vouched vouched, AssuranceLevel least) {
        Optional<AssuranceLevel> level = Optional.ofNullable(vouched.level()).flatMap(AssuranceLevel::of);
        if (level.filter(sure -> sure.compareTo(least) >= 0).isEmpty()) {
            return refused(BrokerRefusal.LEVEL);
        }
        Optional<Person> bound = bound(vouched);
        if (bound.isEmpty() && vouched.email() == null) {
            return refused(BrokerRefusal.EMAIL);
        }
        Optional<Person> found = bound.or(() -> people.findByEmail(
                Optional.ofNullable(vouched.email()).orElse("").toLowerCase(Locale.ROOT)));
        if (found.isEmpty()) {
            return refused(BrokerRefusal.UNKNOWN);
        }
        Person person = found.get();
        if (actsForAnother(person, vouched.cvr())) {
            return refused(BrokerRefusal.OTHER_ORGANISATION);
        }
        if (bound.isEmpty() && !bind(person, vouched)) {
            return refused(BrokerRefusal.OTHER_IDENTITY);
        }
        return new Answer(person, null);
    }

    private boolean actsForAnother(Person person, @Nullable String cvr) {
        return people.organisation(person.organisation())
                .map(Organisation::cvr)
                .filter(known -> cvr != null && !known.equals(cvr))
                .isPresent();
    }

    private Optional<Person> bound(Vouched vouched) {
        return jdbc.sql("select person from broker_identity where issuer = :issuer and subject = :subject")
                .param("issuer", vouched.issuer())
                .param("subject", vouched.subject())
                .query((row, _) -> new PersonId(row.getString(1)))
                .optional()
                .flatMap(people::find);
    }

    /** False if the person is another identity at this broker already. */
    private boolean bind(Person person, Vouched vouched) {
        audit.record(AuditEntry.of(
                person.id().value(), "sign-in.identity-bound", person.id().value()));
        return jdbc.sql("""
                        insert into broker_identity values (:issuer, :subject, :person)
                        on conflict do nothing""")
                        .param("issuer", vouched.issuer())
                        .param("subject", vouched.subject())
                        .param("person", person.id().value())
                        .update()
                == 1;
    }

    /** Whether somebody is known at a broker. */
    public boolean isBound(PersonId person) {
        return jdbc.sql("select exists (select from broker_identity where person = :person)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Somebody is nobody's identity any more, so that he can come as another one. */
    @Transactional
    public void forget(PersonId person) {
        audit.record(AuditEntry.of(person.value(), "sign-in.identity-forgotten", person.value()));
        jdbc.sql("delete from broker_identity where person = :person")
                .param("person", person.value())
                .update();
    }

    private static Answer refused(BrokerRefusal why) {
        return new Answer(null, why);
    }
}
