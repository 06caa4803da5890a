package dk.sluse.people;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.installation.Sealer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.codec.binary.Base32;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The persons and organisations that the installation knows. */
@Repository
public class People {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Sealer sealer;
    private final PasswordEncoder passwords;
    private final RandomSecrets random;

    People(JdbcClient jdbc, AuditTrail audit, Sealer sealer, PasswordEncoder passwords, RandomSecrets random) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.sealer = sealer;
        this.passwords = passwords;
        this.random = random;
    }

    @Transactional
    public void add(Organisation organisation, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("insert into organisation (id, name, kind) values (:id, :name, :kind)")
                .param("id", organisation.id())
                .param("name", organisation.name())
                .param("kind", organisation.kind().name())
                .update();
    }

    /** Creates the person with a fresh password and second factor, which are shown here and never again. */
    @Transactional
    public Credentials add(Person person, AuditEntry entry) {
        audit.record(entry);
        byte[] secret = random.bytes();
        Credentials credentials = new Credentials(random.text(), new Base32().encodeToString(secret));
        jdbc.sql("""
                insert into person (id, email, name, organisation, language, password_hash, totp_secret)
                values (:id, :email, :name, :organisation, :language, :password, :totp)""")
                .param("id", person.id().value())
                .param("email", person.email())
                .param("name", person.name())
                .param("organisation", person.organisation())
                .param("language", person.language().getLanguage())
                .param("password", passwords.encode(credentials.password()))
                .param("totp", sealer.seal(secret, SignIn.purpose(person.id())))
                .update();
        for (Role role : person.roles()) {
            jdbc.sql("insert into person_role (person, role) values (:id, :role)")
                    .param("id", person.id().value())
                    .param("role", role.name())
                    .update();
        }
        return credentials;
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

    public Optional<Organisation> organisation(String id) {
        return jdbc.sql("select * from organisation where id = :id")
                .param("id", id)
                .query((row, _) ->
                        new Organisation(id, row.getString("name"), Organisation.Kind.valueOf(row.getString("kind"))))
                .optional();
    }

    public List<Organisation> organisations() {
        return jdbc.sql("select * from organisation order by id")
                .query((row, _) -> new Organisation(
                        row.getString("id"), row.getString("name"), Organisation.Kind.valueOf(row.getString("kind"))))
                .list();
    }

    @Transactional
    public void speak(PersonId id, Locale language, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update person set language = :language where id = :id")
                .param("language", language.getLanguage())
                .param("id", id.value())
                .update();
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
