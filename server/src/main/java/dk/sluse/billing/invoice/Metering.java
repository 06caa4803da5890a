package dk.sluse.billing.invoice;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.DiskUse;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.disk.WorkDisks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is measured of schemes: disk each day, and hours of work by agreement. */
@Repository
public class Metering {

    /** How much a scheme took on a day. */
    public record DiskReading(LocalDate day, long bytes) {}

    /**
     * Work that was done.
     *
     * @param note what it was; the authority reads it
     */
    public record Work(LocalDate day, BigDecimal hours, String note) {}

    /** Everything of a scheme's that is on disk. */
    @Component
    record Disk(DiskUse data, WorkDisks work) {

        /** Empty where it cannot be measured now. */
        OptionalLong bytes(SchemeId scheme) {
            OptionalLong known = work.bytes(scheme);
            return known.isPresent() ? OptionalLong.of(known.getAsLong() + data.bytes(scheme)) : known;
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Schemes schemes;
    private final Disk disk;
    private final Clock clock;

    Metering(JdbcClient jdbc, AuditTrail audit, Schemes schemes, Disk disk, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.schemes = schemes;
        this.disk = disk;
        this.clock = clock;
    }

    /** Measures every scheme, once a day; of one that cannot be measured the last reading goes on. All is measured before the trail is held, which everybody else waits for. */
    @Transactional
    public void read() {
        LocalDate today = OfficeTime.today(clock);
        Map<SchemeId, Long> sizes = new HashMap<>();
        for (Scheme scheme : schemes.all()) {
            disk.bytes(scheme.id()).ifPresent(bytes -> sizes.put(scheme.id(), bytes));
        }
        audit.record(AuditEntry.of("system:billing", "disk.read", today.toString()));
        sizes.forEach((id, bytes) -> jdbc.sql(
                        "insert into disk_reading values (:scheme, :day, :bytes) on conflict do nothing")
                .param("scheme", id.value())
                .param("day", today)
                .param("bytes", bytes)
                .update());
    }

    /** The newest readings, newest first. */
    public List<DiskReading> readings(SchemeId scheme, int most) {
        return jdbc.sql("select day, bytes from disk_reading where scheme = :scheme order by day desc limit :most")
                .param("scheme", scheme.value())
                .param("most", most)
                .query((row, _) -> new DiskReading(row.getObject("day", LocalDate.class), row.getLong("bytes")))
                .list();
    }

    /** What was measured on a day, or last before it. */
    Optional<DiskReading> readingOn(SchemeId scheme, LocalDate day) {
        return jdbc.sql("""
                select day, bytes from disk_reading where scheme = :scheme and day <= :day order by day desc limit 1""")
                .param("scheme", scheme.value())
                .param("day", day)
                .query((row, _) -> new DiskReading(row.getObject("day", LocalDate.class), row.getLong("bytes")))
                .optional();
    }

    /** All work for a scheme, newest first. */
    public List<Work> work(SchemeId scheme) {
        return jdbc.sql("select * from work_hours where scheme = :scheme order by day desc, at desc")
                .param("scheme", scheme.value())
                .query((row, _) -> new Work(
                        row.getObject("day", LocalDate.class), row.getBigDecimal("hours"), row.getString("note")))
                .list();
    }

    @Transactional
    public void add(SchemeId scheme, LocalDate day, BigDecimal hours, String note, PersonId by) {
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(by.value(), "hours.entered", id)
                .under(scheme.value())
                .with("day", day)
                .with("hours", hours.toPlainString())
                .with("note", Seal.sha256(note.getBytes(StandardCharsets.UTF_8))));
        jdbc.sql("insert into work_hours values (:id, :scheme, :day, :hours, :note, :by, :at)")
                .param("id", id)
                .param("scheme", scheme.value())
                .param("day", day)
                .param("hours", hours)
                .param("note", note)
                .param("by", by.value())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
