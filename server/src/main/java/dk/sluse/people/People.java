package dk.sluse.people;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The persons and organisations that the installation knows. */
@Repository
public class People {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final OneTimeSecrets secrets;
    private final PasswordEncoder passwords;
    private final RandomSecrets random;

    People(JdbcClient jdbc, AuditTrail audit, OneTimeSecrets secrets, PasswordEncoder passwords, RandomSecrets random) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.secrets = secrets;
        this.passwords = passwords;
        this.random = random;
    }

    @Transactional
    public void add(Organisation organisation, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("insert into organisation (id, name, kind, cvr) values (:id, :name, :kind, :cvr)")
                .param("id", organisation.id())
                .param("name", organisation.name())
                .param("kind", organisation.kind().name())
                .param("cvr", organisation.cvr())
                .update();
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

    public List<Person> all() {
        return jdbc.sql("select * from known_person order by name")
                .query((row, _) -> person(row))
                .list();
    }

    public Optional<Person> find(PersonId id) {
        return jdbc.sql("select * from known_person where id = :id")
                .param("id", id.value())
                .query((row, _) -> person(row))
                .optional();
    }

    /** Who is of an organisation. */
    public List<Person> of(String organisation) {
        return jdbc.sql("select * from known_person where organisation = :organisation order by name")
                .param("organisation", organisation)
                .query((row, _) -> person(row))
                .list();
    }

    /** Who has a role, wherever. */
    public List<Person> having(Role role) {
        return jdbc.sql("select * from known_person where :role = any(roles) order by name")
                .param("role", role.name())
                .query((row, _) -> person(row))
                .list();
    }

    /** By the address that the person signs in with, in any case. */
    public Optional<Person> findByEmail(String email) {
        return jdbc.sql("select * from known_person where email = lower(:email)")
                .param("email", email)
                .query((row, _) -> person(row))
                .optional();
    }

    public Optional<Organisation> organisation(String id) {
        return jdbc.sql("select * from organisation where id = :id")
                .param("id", id)
                .query((row, _) -> organisation(row))
                .optional();
    }

    public Optional<Organisation> organisationOfCvr(String cvr) {
        return jdbc.sql("select * from organisation where cvr = :cvr")
                .param("cvr", cvr)
                .query((row, _) -> organisation(row))
                .optional();
    }

    public List<Organisation> organisations() {
        return jdbc.sql("select * from organisation order by id")
                .query((row, _) -> organisation(row))
                .list();
    }

    /** Names of persons and organisations by their ids; a person's where both have the same. */
    public Map<String, String> names(Set<String> ids) {
        return jdbc
                .sql("""
                select id, name from person where id = any(:ids)
                union all select id, name from organisation where id = any(:ids)""")
                .param("ids", ids.toArray(String[]::new))
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (person, _) -> person));
    }

    @Transactional
    public void speak(PersonId id, Locale language, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update person set language = :language where id = :id")
                .param("language", language.getLanguage())
                .param("id", id.value())
                .update();
    }

    private static Organisation organisation(ResultSet row) throws SQLException {
        return new Organisation(
                row.getString("id"),
                row.getString("name"),
                Organisation.Kind.valueOf(row.getString("kind")),
                row.getString("cvr"));
    }

    static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getString("id")),
                row.getString("email"),
                row.getString("name"),
                Arrays.stream((String[]) row.getArray("roles").getArray())
                        .map(Role::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("organisation"),
                Locale.of(row.getString("language")));
    }
}
