package dk.sluse.delivery.retirement;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.delivery.Deliveries;
import dk.sluse.people.OfficeTime;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which schemes are to be retired, and which have been. */
@Repository
class Retirements {

    /** How long what a scheme has is kept after its last day (Nordic practice: a year). */
    static final int KEPT_YEARS = 1;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Schemes schemes;
    private final Deliveries deliveries;
    private final Clock clock;

    Retirements(JdbcClient jdbc, AuditTrail audit, Schemes schemes, Deliveries deliveries, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.schemes = schemes;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /** Those whose year is over and whose data are still there. */
    List<SchemeId> due() {
        LocalDate today = OfficeTime.today(clock);
        return schemes.all().stream()
                .filter(scheme -> lastDay(scheme).plusYears(KEPT_YEARS).isBefore(today))
                .map(Scheme::id)
                .filter(id -> !isDone(id))
                .toList();
    }

    private static LocalDate lastDay(Scheme scheme) {
        LocalDate ended = scheme.endedOn();
        return ended != null && ended.isBefore(scheme.until()) ? ended : scheme.until();
    }

    private boolean isDone(SchemeId scheme) {
        return jdbc.sql("select exists (select from retirement where scheme = :scheme)")
                .param("scheme", scheme.value())
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes that everything is gone.
     *
     * @param destroyed paths of all files that were, relative to the installation's folder
     */
    @Transactional
    void done(SchemeId scheme, List<String> destroyed, Seal certificate) {
        List<Seal> seals =
                new ArrayList<>(destroyed.stream().map(Seal::destroyed).toList());
        seals.add(certificate);
        AuditEntry entry = AuditEntry.of("system:delivery", "scheme.retired", scheme.value());
        audit.record(entry.under(scheme.value()).with("files", destroyed.size()).sealing(seals));
        schemes.end(scheme, AuditEntry.of("system:delivery", "scheme.closed", scheme.value()));
        deliveries.deleted(scheme);
        jdbc.sql("delete from supplement where scheme = :scheme")
                .param("scheme", scheme.value())
                .update();
        jdbc.sql("insert into retirement values (:scheme, :day, :certificate)")
                .param("scheme", scheme.value())
                .param("day", OfficeTime.today(clock))
                .param("certificate", certificate.sha256())
                .update();
    }
}
