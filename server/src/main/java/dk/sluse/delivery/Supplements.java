package dk.sluse.delivery;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.installation.Home;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What packages have beside registers. */
@Repository
public class Supplements {

    private static final Duration YOUNG = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Home home;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Supplements(JdbcClient jdbc, AuditTrail audit, Home home, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.home = home;
        this.clock = clock;
    }

    /** Where a new file of a scheme may be written. */
    public Path freshFile(SchemeId scheme) {
        return home.supplements().resolve(scheme.value()).resolve(UUID.randomUUID() + ".parquet");
    }

    /** Adds a file to a scheme's package, within the transaction of what it comes from; a delivery has to be ordered. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Supplement supplement, AuditEntry entry) {
        audit.record(entry.under(supplement.scheme().value())
                .sealing(List.of(new Seal(supplement.path(), supplement.file().sha256()))));
        jdbc.sql("""
                insert into supplement (scheme, kind, name, period, version, path, content)
                values (:scheme, :kind, :name, :period, :version, :path, :content)""")
                .param("scheme", supplement.scheme().value())
                .param("kind", supplement.kind().name())
                .param("name", supplement.name())
                .param("period", supplement.period())
                .param("version", supplement.version())
                .param("path", supplement.path())
                .param("content", json.writeValueAsString(supplement.content()))
                .update();
    }

    /** The version that the next file of a name and period has. */
    @Transactional(readOnly = true)
    public int nextVersion(SchemeId scheme, String name, String period) {
        return jdbc.sql("""
                select coalesce(max(version), 0) + 1 from supplement
                where scheme = :scheme and name = :name and period = :period""")
                .param("scheme", scheme.value())
                .param("name", name)
                .param("period", period)
                .query(Integer.class)
                .single();
    }

    /** The newest version of each name and period, oldest period first. */
    @Transactional(readOnly = true)
    public List<Supplement> current(SchemeId scheme) {
        return jdbc.sql("""
                select distinct on (name, period) * from supplement
                where scheme = :scheme order by name, period, version desc""")
                .param("scheme", scheme.value())
                .query((row, _) -> new Supplement(
                        scheme,
                        Supplement.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("period"),
                        row.getInt("version"),
                        row.getString("path"),
                        json.readValue(row.getString("content"), Manifest.PackagedRegister.class)))
                .list();
    }

    /** Deletes files that no supplement speaks of, left by a job that was killed; young ones may still be made. */
    @Transactional(readOnly = true)
    public void destroyUnspokenOf() throws IOException {
        Set<String> spokenOf = Set.copyOf(
                jdbc.sql("select path from supplement").query(String.class).list());
        try (Stream<Path> files = Files.walk(home.supplements())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean old = Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(clock.instant().minus(YOUNG));
                if (old && !spokenOf.contains(home.relative(file))) {
                    Files.delete(file);
                }
            }
        }
    }
}
