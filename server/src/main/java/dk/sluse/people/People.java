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
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The persons and organisations that the installation knows. */
@Repository
public class People {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    People(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
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

    /** Nobody else does anything that is locked so about the person until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(PersonId id) {
        jdbc.sql("select id from person where id = :id for update")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .single();
    }

    /** Gives a person a role; nothing happens where he has it. */
    @Transactional
    public void grant(PersonId id, Role role, AuditEntry entry) {
        audit.record(entry.with("role", role));
        jdbc.sql("insert into person_role (person, role) values (:id, :role) on conflict do nothing")
                .param("id", id.value())
                .param("role", role.name())
                .update();
    }

    /** Takes a role from a person. */
    @Transactional
    public void withdraw(PersonId id, Role role, AuditEntry entry) {
        audit.record(entry.with("role", role));
        jdbc.sql("delete from person_role where person = :id and role = :role")
                .param("id", id.value())
                .param("role", role.name())
                .update();
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

    /** The person of a row of {@code known_person}, or of what is joined with it. */
    public static Person person(ResultSet row) throws SQLException {
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
