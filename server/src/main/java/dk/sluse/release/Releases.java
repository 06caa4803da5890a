package dk.sluse.release;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.installation.Jobs;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that was ever sent home. */
@Repository
public class Releases {

    static final String TASK = "release";

    /** Why a table is refused; the file stands behind it. */
    static final String TOLD_WITH_FILE = "TOLD_WITH_FILE";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Releases(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Asks for a table to be sent home as it was shown; a job makes it. */
    @Transactional
    String request(Person person, SafeTable shown, Locale language) {
        String id = UUID.randomUUID().toString();
        SafeTable.Provenance provenance = shown.provenance();
        audit.record(AuditEntry.of(person.id().value(), "release.requested", id).under(provenance.scheme()));
        jdbc.sql("""
                insert into release (id, scheme, person, definition, language, requested_at, state, package_version)
                values (:id, :scheme, :person, :definition, :language, :now, 'REQUESTED', :version)""")
                .param("id", id)
                .param("scheme", provenance.scheme())
                .param("person", person.id().value())
                .param("definition", json.writeValueAsString(shown.definition()))
                .param("language", language.getLanguage().equals("en") ? "en" : "da")
                .param("now", now())
                .param("version", provenance.packageVersion())
                .update();
        jobs.start(TASK, id);
        return id;
    }

    /**
     * What is kept of a table beside its files.
     *
     * @param hidden how many cells were hidden because of earlier tables
     */
    record Kept(Seal remembered, int hidden) {}

    /** Sent home: from this transaction on the files may be fetched, and the trail vouches for them. */
    @Transactional
    void sent(Release release, SafeTable.Provenance provenance, List<Release.SentFile> files, Kept kept) {
        List<Seal> seals = Stream.concat(
                        files.stream().map(file -> new Seal(file.path(), file.sha256())), Stream.of(kept.remembered()))
                .toList();
        audit.record(AuditEntry.of(release.person().value(), "release.sent-home", release.id())
                .under(release.scheme().value())
                .with("definition", json.writeValueAsString(release.definition()))
                .with("packageVersion", provenance.packageVersion())
                .with("ruleSet", provenance.ruleSet())
                .with("engine", provenance.engine())
                .with("hiddenForEarlier", kept.hidden())
                .sealing(seals));
        jdbc.sql("""
                update release set state = 'SENT', sent_at = :now, rule_set = :rules, engine = :engine, files = :files,
                    remembered = :remembered
                where id = :id and state = 'REQUESTED'""")
                .param("now", now())
                .param("rules", provenance.ruleSet())
                .param("engine", provenance.engine())
                .param("remembered", kept.remembered().sha256())
                .param("files", json.writeValueAsString(files))
                .param("id", release.id())
                .update();
    }

    @Transactional
    void refused(Release release, String reason) {
        refused(release, reason, refusal(release, reason));
    }

    /** Refused for what it would tell with a file that went home; the trail has which. */
    @Transactional
    void toldWithFile(Release release, String file) {
        refused(
                release,
                TOLD_WITH_FILE + " " + file,
                refusal(release, TOLD_WITH_FILE).with("file", file));
    }

    private static AuditEntry refusal(Release release, String reason) {
        return AuditEntry.of(release.person().value(), "release.refused", release.id())
                .under(release.scheme().value())
                .with("reason", reason);
    }

    private void refused(Release release, String reason, AuditEntry entry) {
        audit.record(entry);
        jdbc.sql("update release set state = 'REFUSED', refusal = :reason where id = :id")
                .param("reason", reason)
                .param("id", release.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Transactional(readOnly = true)
    public Optional<Release> find(String id) {
        return jdbc.sql("select * from release where id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /** The newest releases of a scheme first. */
    @Transactional(readOnly = true)
    public List<Release> of(SchemeId scheme) {
        return jdbc.sql("select * from release where scheme = :scheme order by requested_at desc limit 500")
                .param("scheme", scheme.value())
                .query((row, _) -> read(row))
                .list();
    }

    /** All tables that went home to an authority, from whichever of its schemes; the first first. */
    @Transactional(readOnly = true)
    List<Release> sentTo(String authority) {
        return sentTo(authority, "r.sent_at, r.id");
    }

    /** The newest tables that went home to an authority. */
    @Transactional(readOnly = true)
    public List<Release> newestSentTo(String authority, int limit) {
        return sentTo(authority, "r.sent_at desc, r.id desc limit " + limit);
    }

    private List<Release> sentTo(String authority, String order) {
        return jdbc.sql("""
                select r.* from release r join scheme s on s.id = r.scheme
                where s.authority = :authority and r.state = 'SENT' order by\s""" + order)
                .param("authority", authority)
                .query((row, _) -> read(row))
                .list();
    }

    /** The newest releases: all of some schemes, and a person's own of others. */
    List<Release> newest(Collection<SchemeId> all, Collection<SchemeId> own, PersonId person, int limit) {
        return jdbc.sql("""
                select * from release where scheme = any(:all) or (scheme = any(:own) and person = :person)
                order by requested_at desc limit :limit""")
                .param("all", ids(all))
                .param("own", ids(own))
                .param("person", person.value())
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    private static String[] ids(Collection<SchemeId> schemes) {
        return schemes.stream().map(SchemeId::value).toArray(String[]::new);
    }

    private Release read(ResultSet row) throws SQLException {
        String files = row.getString("files");
        return new Release(
                row.getString("id"),
                new SchemeId(row.getString("scheme")),
                new PersonId(row.getString("person")),
                json.readValue(row.getString("definition"), TableDefinition.class),
                Locale.of(row.getString("language")),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                Release.State.valueOf(row.getString("state")),
                row.getInt("package_version"),
                row.getString("rule_set"),
                row.getString("engine"),
                row.getString("refusal"),
                row.getString("remembered"),
                files == null ? List.of() : json.readValue(files, new TypeReference<>() {}));
    }
}
