package dk.sluse.delivery.own;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.Supplements;
import dk.sluse.delivery.own.reading.FileFormat;
import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.delivery.own.reading.OwnFile;
import dk.sluse.installation.Jobs;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The files of own data that were sent in. */
@Repository
public class OwnDataFiles {

    static final String TASK = "own-data";

    /**
     * What is sent in.
     *
     * @param fileName as it was called at home; only its ending is kept
     * @param layout the positions of a text's fields, one to a line; empty for other files
     */
    public record Sent(SchemeId scheme, String name, String period, String upload, String fileName, String layout) {

        public Sent {
            if (!RegisterPeriod.isPeriod(period)) {
                throw new IllegalArgumentException("a period is YYYY or YYYYMM");
            }
        }

        /** What else somebody wrote there may be a line of the data. */
        String storedLayout() {
            return OwnFile.isLayout(layout) ? layout : OwnFile.NO_LAYOUT;
        }

        /** What else somebody called the file may be somebody's number. */
        String ending() {
            return FileFormat.ending(fileName);
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final After after;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    /** What follows when own data are taken in. */
    @Component
    record After(Supplements supplements, Deliveries deliveries) {}

    OwnDataFiles(JdbcClient jdbc, AuditTrail audit, Jobs jobs, After after, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.after = after;
        this.clock = clock;
    }

    /** Sends an uploaded file in; a job checks it, also over a restart. Sent twice it is the same. */
    @Transactional
    public String send(Sent sent, PersonId by) {
        Optional<String> before = jdbc.sql("select id from own_data_file where upload = :upload")
                .param("upload", sent.upload())
                .query(String.class)
                .optional();
        if (before.isPresent()) {
            return before.get();
        }
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(by.value(), "own-data.sent-in", id)
                .under(sent.scheme().value())
                .with("name", sent.name())
                .with("period", sent.period()));
        jdbc.sql("""
                insert into own_data_file (id, scheme, name, period, upload, ending, layout, sent_by, state, findings, matched, sent_at)
                values (:id, :scheme, :name, :period, :upload, :ending, :layout, :by, 'WAITING', '[]', '{}', :now)""")
                .param("id", id)
                .param("scheme", sent.scheme().value())
                .param("name", sent.name())
                .param("period", sent.period())
                .param("upload", sent.upload())
                .param("ending", sent.ending())
                .param("layout", sent.storedLayout())
                .param("by", by.value())
                .param("now", now())
                .update();
        jobs.start(TASK, id);
        return id;
    }

    /** Notes that a file was refused. */
    @Transactional
    void refuse(OwnDataFile file, List<Finding> findings) {
        audit.record(entry(file, "own-data.refused")
                .with(
                        "reasons",
                        findings.stream()
                                .map(finding -> finding.reason().name())
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(","))));
        end(file, OwnDataFile.State.REFUSED, findings, Map.of());
    }

    /** Takes own data into the package, which is ordered anew. */
    @Transactional
    void takeIn(OwnDataFile file, Supplement supplement, Map<String, Integer> matched) {
        after.supplements()
                .add(
                        supplement,
                        entry(file, "own-data.taken-in")
                                .with("rows", supplement.file().rows()));
        end(file, OwnDataFile.State.TAKEN_IN, List.of(), matched);
        after.deliveries().order(file.scheme(), Delivery.Cause.SUPPLEMENT);
    }

    /** Notes that the original of a file that has ended is gone. */
    void destroyed(OwnDataFile file) {
        audit.recordAlone(entry(file, "own-data.original-destroyed"));
    }

    private static AuditEntry entry(OwnDataFile file, String action) {
        return AuditEntry.of("system:own-data", action, file.id())
                .under(file.scheme().value())
                .with("name", file.name());
    }

    private void end(OwnDataFile file, OwnDataFile.State state, List<Finding> findings, Map<String, Integer> matched) {
        jdbc.sql("""
                update own_data_file set state = :state, findings = :findings, matched = :matched, ended_at = :now
                where id = :id""")
                .param("state", state.name())
                .param("findings", json.writeValueAsString(findings))
                .param("matched", json.writeValueAsString(matched))
                .param("now", now())
                .param("id", file.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Transactional(readOnly = true)
    public Optional<OwnDataFile> find(String id) {
        return jdbc.sql("select * from own_data_file where id = :id")
                .param("id", id)
                .query((row, _) -> file(row))
                .optional();
    }

    /** What is needed to read a file: its ending and the positions of its fields. */
    @Transactional(readOnly = true)
    Sent sent(OwnDataFile file) {
        return jdbc.sql("select ending, layout from own_data_file where id = :id")
                .param("id", file.id())
                .query((row, _) -> new Sent(
                        file.scheme(),
                        file.name(),
                        file.period(),
                        file.upload(),
                        "file." + row.getString("ending"),
                        row.getString("layout")))
                .single();
    }

    /** The files of a scheme, newest first. */
    @Transactional(readOnly = true)
    public List<OwnDataFile> of(SchemeId scheme) {
        return jdbc.sql("select * from own_data_file where scheme = :scheme order by sent_at desc limit 100")
                .param("scheme", scheme.value())
                .query((row, _) -> file(row))
                .list();
    }

    private OwnDataFile file(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        return new OwnDataFile(
                row.getString("id"),
                new SchemeId(row.getString("scheme")),
                row.getString("name"),
                row.getString("period"),
                row.getString("upload"),
                new PersonId(row.getString("sent_by")),
                OwnDataFile.State.valueOf(row.getString("state")),
                json.readValue(row.getString("findings"), new TypeReference<>() {}),
                json.readValue(row.getString("matched"), new TypeReference<>() {}),
                row.getObject("sent_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
