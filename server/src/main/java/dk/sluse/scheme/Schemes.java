package dk.sluse.scheme;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The schemes, their agreements and the people attached to them. */
@Repository
public class Schemes {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Catalogue catalogue;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Schemes(JdbcClient jdbc, AuditTrail audit, Catalogue catalogue, ApplicationEventPublisher events, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.catalogue = catalogue;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void found(Scheme scheme, AuditEntry entry) {
        audit.record(entry.under(scheme.id().value()));
        jdbc.sql("""
                insert into scheme (id, authority, title, purpose, until)
                values (:id, :authority, :title, :purpose, :until)""")
                .param("id", scheme.id().value())
                .param("authority", scheme.authority())
                .param("title", scheme.title())
                .param("purpose", scheme.purpose())
                .param("until", scheme.until())
                .update();
    }

    /** Agrees on a package without own data. */
    @Transactional
    public Agreement agree(SchemeId scheme, List<PackageItem> items, AuditEntry entry) {
        return agree(scheme, items, List.of(), entry);
    }

    /**
     * Agrees on a package; its delivery follows by itself. The keys that tell whom rows are about always come along,
     * as protection needs them.
     */
    @Transactional
    public Agreement agree(SchemeId scheme, List<PackageItem> items, List<OwnData> ownData, AuditEntry entry) {
        Agreement agreement = new Completion(catalogue)
                .complete(new Agreement(
                        scheme, agreement(scheme).map(Agreement::version).orElse(0) + 1, items, ownData));
        audit.record(entry.under(scheme.value()).with("agreement", agreement.version()));
        jdbc.sql("""
                insert into agreement (scheme, version, items, own_data)
                values (:scheme, :version, :items, :own)""")
                .param("scheme", scheme.value())
                .param("version", agreement.version())
                .param("items", json.writeValueAsString(agreement.items()))
                .param("own", json.writeValueAsString(agreement.ownData()))
                .update();
        events.publishEvent(new PackageAgreed(scheme, agreement.version()));
        return agreement;
    }

    /** Calls a scheme by another title and purpose, and lets it be in force until another day. */
    @Transactional
    public void change(Scheme scheme, AuditEntry entry) {
        audit.record(entry.under(scheme.id().value()).with("until", scheme.until()));
        jdbc.sql("update scheme set title = :title, purpose = :purpose, until = :until where id = :id")
                .param("id", scheme.id().value())
                .param("title", scheme.title())
                .param("purpose", scheme.purpose())
                .param("until", scheme.until())
                .update();
    }

    /**
     * Nobody else begins something about the scheme until the transaction ends. What refers to it can be written meanwhile: somebody may have
     * noted that already, and the trail lets in one at a time.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(SchemeId id) {
        jdbc.sql("select id from scheme where id = :id for no key update")
                .param("id", id.value())
                .query((row, _) -> row.getString(1))
                .optional();
    }

    /** Closes a scheme from now on. */
    @Transactional
    public void end(SchemeId id, AuditEntry entry) {
        audit.record(entry.under(id.value()));
        jdbc.sql("update scheme set ended_on = :today, ended_by = :by where id = :id and ended_on is null")
                .param("today", OfficeTime.today(clock))
                .param("by", entry.actor())
                .param("id", id.value())
                .update();
    }

    @Transactional
    public void attach(PersonId person, SchemeId scheme, AuditEntry entry) {
        audit.record(entry.under(scheme.value()));
        jdbc.sql("insert into attachment (scheme, person) values (:scheme, :person)")
                .param("scheme", scheme.value())
                .param("person", person.value())
                .update();
    }

    @Transactional
    public void detach(PersonId person, SchemeId scheme, AuditEntry entry) {
        audit.record(entry.under(scheme.value()));
        jdbc.sql("delete from attachment where scheme = :scheme and person = :person")
                .param("scheme", scheme.value())
                .param("person", person.value())
                .update();
    }

    boolean isAttached(PersonId person, SchemeId scheme) {
        return jdbc.sql("select count(*) from attachment where scheme = :scheme and person = :person")
                        .param("scheme", scheme.value())
                        .param("person", person.value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The schemes that a person is attached to. */
    public Set<SchemeId> attachedTo(PersonId person) {
        return Set.copyOf(jdbc.sql("select scheme from attachment where person = :person")
                .param("person", person.value())
                .query((row, _) -> new SchemeId(row.getString(1)))
                .list());
    }

    /** Who is attached, by id. */
    public List<PersonId> attached(SchemeId scheme) {
        return jdbc.sql("select person from attachment where scheme = :scheme order by person")
                .param("scheme", scheme.value())
                .query((row, _) -> new PersonId(row.getString(1)))
                .list();
    }

    public Optional<Scheme> find(SchemeId id) {
        return jdbc.sql("select * from scheme where id = :id")
                .param("id", id.value())
                .query((row, _) -> scheme(row))
                .optional();
    }

    /** All of them, in force or not. */
    public List<Scheme> all() {
        return jdbc.sql("select * from scheme order by title")
                .query((row, _) -> scheme(row))
                .list();
    }

    /** The agreement in force, which is the newest. */
    public Optional<Agreement> agreement(SchemeId scheme) {
        return jdbc.sql("select * from agreement where scheme = :scheme order by version desc limit 1")
                .param("scheme", scheme.value())
                .query((row, _) -> new Agreement(
                        scheme,
                        row.getInt("version"),
                        json.readValue(row.getString("items"), new TypeReference<>() {}),
                        json.readValue(row.getString("own_data"), new TypeReference<>() {})))
                .optional();
    }

    private static Scheme scheme(ResultSet row) throws SQLException {
        return new Scheme(
                new SchemeId(row.getString("id")),
                row.getString("authority"),
                row.getString("title"),
                row.getString("purpose"),
                row.getObject("until", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
