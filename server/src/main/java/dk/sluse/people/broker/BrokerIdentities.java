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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which identities at a broker are whose. The first time somebody comes he is found by the e-mail address that the broker vouches for, if he
 * acts for the organisation that he is known in; from then on he is that identity, whatever becomes of the address, and nobody else is.
 */
@Repository
public class BrokerIdentities {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;
    private final ApplicationEventPublisher events;

    BrokerIdentities(JdbcClient jdbc, AuditTrail audit, People people, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
        this.events = events;
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
        Optional<Bound> known = known(vouched);
        return known.isPresent() ? bound(known.get(), vouched) : first(vouched);
    }

    /** An identity that has been here before. */
    private record Bound(PersonId person, boolean forgotten) {}

    private Answer bound(Bound known, Vouched vouched) {
        if (known.forgotten()) {
            return refused(BrokerRefusal.OTHER_IDENTITY);
        }
        Person person = people.find(known.person()).orElseThrow();
        return vouched.cvr() != null
                        && cvr(person).filter(one -> !one.equals(vouched.cvr())).isPresent()
                ? refused(BrokerRefusal.OTHER_ORGANISATION)
                : new Answer(person, null);
    }

    /** The first time the address alone is not enough, as others than its owner may say what it is: the organisation must be the one known here. */
    private Answer first(Vouched vouched) {
        if (vouched.email() == null) {
            return refused(BrokerRefusal.EMAIL);
        }
        Optional<Person> found = people.findByEmail(vouched.email().toLowerCase(Locale.ROOT));
        if (found.isEmpty()) {
            return refused(BrokerRefusal.UNKNOWN);
        }
        Person person = found.get();
        Optional<String> cvr = cvr(person);
        if (vouched.cvr() == null || cvr.isEmpty()) {
            return refused(BrokerRefusal.CVR);
        }
        if (!cvr.get().equals(vouched.cvr())) {
            return refused(BrokerRefusal.OTHER_ORGANISATION);
        }
        people.lock(person.id());
        if (isBound(person.id())) {
            return refused(BrokerRefusal.OTHER_IDENTITY);
        }
        bind(person.id(), vouched);
        return new Answer(person, null);
    }

    private Optional<String> cvr(Person person) {
        return people.organisation(person.organisation()).map(Organisation::cvr);
    }

    private Optional<Bound> known(Vouched vouched) {
        return jdbc.sql("select person, forgotten from broker_identity where issuer = :issuer and subject = :subject")
                .param("issuer", vouched.issuer())
                .param("subject", vouched.subject())
                .query((row, _) -> new Bound(new PersonId(row.getString(1)), row.getBoolean(2)))
                .optional();
    }

    private void bind(PersonId person, Vouched vouched) {
        audit.record(AuditEntry.of(person.value(), "sign-in.identity-bound", person.value()));
        jdbc.sql("insert into broker_identity values (:issuer, :subject, :person, false)")
                .param("issuer", vouched.issuer())
                .param("subject", vouched.subject())
                .param("person", person.value())
                .update();
        events.publishEvent(new IdentityChanged(person, true));
    }

    /** Whether somebody is known at a broker. */
    public boolean isBound(PersonId person) {
        return jdbc.sql("select exists (select from broker_identity where person = :person and not forgotten)")
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    /** Somebody is not this identity any more and can come as another one; the old one never comes in again. */
    @Transactional
    public void forget(PersonId person) {
        people.lock(person);
        if (!isBound(person)) {
            return;
        }
        audit.record(AuditEntry.of(person.value(), "sign-in.identity-forgotten", person.value()));
        jdbc.sql("update broker_identity set forgotten = true where person = :person")
                .param("person", person.value())
                .update();
        events.publishEvent(new IdentityChanged(person, false));
    }

    private static Answer refused(BrokerRefusal why) {
        return new Answer(null, why);
    }
}
