package dk.sluse.delivery;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.installation.Home;
import dk.sluse.installation.Jobs;
import dk.sluse.scheme.PackageAgreed;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The packages that have been made, and those that are being made. */
@Repository
public class Deliveries {

    public static final String TASK = "delivery";
    private static final String ACTOR = "system:delivery";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Home home;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final Map<String, Manifest> manifests = new ConcurrentHashMap<>();

    Deliveries(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Home home, Told told) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.home = home;
        this.clock = told.clock();
        this.events = told.events();
    }

    /** When things happen, and who is told of them. */
    @Component
    record Told(Clock clock, ApplicationEventPublisher events) {}

    /** Signed: delivers by itself. Part of the transaction of the agreement. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PackageAgreed agreed) {
        order(agreed.scheme(), Delivery.Cause.AGREEMENT);
    }

    /** Orders the next version of a scheme's package under its newest agreement, within the transaction of what it comes from. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(SchemeId scheme, Delivery.Cause cause) {
        // The entry comes first: until it is committed nobody else writes one, so versions follow each other.
        audit.record(AuditEntry.of(ACTOR, "delivery.ordered", scheme.value())
                .under(scheme.value())
                .with("cause", cause.name()));
        int version = newest(scheme).map(Delivery::version).orElse(0) + 1;
        jdbc.sql("""
                insert into delivery (scheme, version, agreement, cause, state)
                select :scheme, :version, max(version), :cause, 'WAITING' from agreement where scheme = :scheme""")
                .param("scheme", scheme.value())
                .param("version", version)
                .param("cause", cause.name())
                .update();
        jobs.start(TASK, scheme + "/" + version);
    }

    public static AuditEntry entry(SchemeId scheme, String action, int version) {
        return AuditEntry.of(ACTOR, action, scheme + "/" + version).under(scheme.value());
    }

    /** Makes a finished package visible; its files are sealed in the same transaction. */
    @Transactional
    public void complete(SchemeId scheme, int version, List<Seal> files) {
        audit.record(entry(scheme, "delivery.done", version).sealing(files));
        end(scheme, version, Delivery.State.DONE, "");
        events.publishEvent(new PackageDelivered(scheme, version));
    }

    /** Notes that nothing was delivered, and why. */
    @Transactional
    public void stop(SchemeId scheme, int version, Stop reason) {
        audit.record(entry(scheme, "delivery.stopped", version).with("reason", reason.text()));
        end(scheme, version, Delivery.State.STOPPED, reason.text());
    }

    private void end(SchemeId scheme, int version, Delivery.State state, String reason) {
        jdbc.sql("""
                update delivery set state = :state, reason = :reason, ended_at = :now
                where scheme = :scheme and version = :version""")
                .param("state", state.name())
                .param("reason", reason)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("scheme", scheme.value())
                .param("version", version)
                .update();
    }

    /** Notes that a scheme's packages are gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleted(SchemeId scheme) {
        jdbc.sql("update delivery set state = 'DELETED' where scheme = :scheme and state = 'DONE'")
                .param("scheme", scheme.value())
                .update();
    }

    public void progress(SchemeId scheme, int version, int done) {
        jobs.progress(TASK, scheme + "/" + version, done);
    }

    /** How far the newest delivery of a scheme is, in percent; 0 when it waits. */
    public int percent(SchemeId scheme) {
        return newest(scheme)
                .map(one -> jobs.percent(TASK, scheme + "/" + one.version()))
                .orElse(0);
    }

    /** The newest delivery of a scheme. */
    @Transactional(readOnly = true)
    public Optional<Delivery> newest(SchemeId scheme) {
        return deliveries(scheme).stream().findFirst();
    }

    /** All deliveries of a scheme, newest first. */
    @Transactional(readOnly = true)
    public List<Delivery> deliveries(SchemeId scheme) {
        return jdbc.sql("select * from delivery where scheme = :scheme order by version desc")
                .param("scheme", scheme.value())
                .query((row, _) -> {
                    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
                    return new Delivery(
                            scheme,
                            row.getInt("version"),
                            row.getInt("agreement"),
                            Delivery.Cause.valueOf(row.getString("cause")),
                            Delivery.State.valueOf(row.getString("state")),
                            stop(row.getString("reason")),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    private static @Nullable Stop stop(String reason) {
        return reason.isEmpty() ? null : Stop.parse(reason);
    }

    /** The newest package of a scheme that is whole. */
    @Transactional(readOnly = true)
    public Optional<DeliveredPackage> current(SchemeId scheme) {
        return deliveries(scheme).stream()
                .filter(delivery -> delivery.state() == Delivery.State.DONE)
                .findFirst()
                .map(delivery -> delivered(scheme, delivery.version()));
    }

    /** A certain version of a scheme's package. */
    @Transactional(readOnly = true)
    public Optional<DeliveredPackage> version(SchemeId scheme, int version) {
        return deliveries(scheme).stream()
                .filter(delivery -> delivery.state() == Delivery.State.DONE && delivery.version() == version)
                .findFirst()
                .map(_ -> delivered(scheme, version));
    }

    private DeliveredPackage delivered(SchemeId scheme, int version) {
        Path folder = folder(scheme, version);
        Manifest manifest = manifests.computeIfAbsent(scheme + "/" + version, _ -> {
            try {
                return JsonMapper.shared().readValue(Files.readString(folder.resolve("manifest.json")), Manifest.class);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the manifest of package " + scheme + "/" + version, e);
            }
        });
        return new DeliveredPackage(folder, manifest);
    }

    /** Where a version of a package lies, or is going to. */
    public Path folder(SchemeId scheme, int version) {
        return home.packages().resolve(scheme.value()).resolve(Integer.toString(version));
    }
}
