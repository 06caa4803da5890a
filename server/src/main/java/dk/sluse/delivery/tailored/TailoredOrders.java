package dk.sluse.delivery.tailored;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.Supplements;
import dk.sluse.installation.Jobs;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The orders of tailor-made data. */
@Repository
public class TailoredOrders {

    static final String TASK = "tailored";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Deliveries deliveries;
    private final Clock clock;

    TailoredOrders(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Deliveries deliveries, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    /**
     * Orders data; a job makes them.
     *
     * @param wanted has no fault
     */
    @Transactional
    public String order(SchemeId scheme, TailoredOrder.Wanted wanted, PersonId by) {
        if (wanted.fault() != null) {
            throw new IllegalArgumentException("this cannot be ordered: " + wanted.fault());
        }
        String id = UUID.randomUUID().toString();
        audit.record(AuditEntry.of(by.value(), "tailored.ordered", id)
                .under(scheme.value())
                .with("name", wanted.name())
                .with("query", Seal.sha256(wanted.sql().getBytes(StandardCharsets.UTF_8))));
        jdbc.sql("""
                insert into tailored_order
                (id, scheme, name, title_da, title_en, period, purpose, sql, unit_key, ordered_by, state, ordered_at)
                values (:id, :scheme, :name, :da, :en, :period, :purpose, :sql, :unit, :by, 'WAITING', :now)""")
                .param("id", id)
                .param("scheme", scheme.value())
                .param("name", wanted.name())
                .param("da", wanted.titles().da())
                .param("en", wanted.titles().en())
                .param("period", wanted.period())
                .param("purpose", wanted.purpose())
                .param("sql", wanted.sql())
                .param("unit", wanted.unitKey())
                .param("by", by.value())
                .param("now", now())
                .update();
        jobs.start(TASK, id);
        return id;
    }

    @Transactional
    void stop(TailoredOrder order, Stop reason) {
        audit.record(
                entry(order, "tailored.stopped").with("reason", reason.code().name()));
        end(order, TailoredOrder.State.STOPPED, reason.text());
    }

    /** Takes what was made into the package, which is ordered anew. */
    @Transactional
    void done(TailoredOrder order, Supplements supplements, Supplement supplement) {
        supplements.add(
                supplement,
                entry(order, "tailored.done").with("rows", supplement.file().rows()));
        end(order, TailoredOrder.State.DONE, "");
        deliveries.order(order.scheme(), Delivery.Cause.SUPPLEMENT);
    }

    private static AuditEntry entry(TailoredOrder order, String action) {
        return AuditEntry.of("system:delivery", action, order.id())
                .under(order.scheme().value());
    }

    private void end(TailoredOrder order, TailoredOrder.State state, String reason) {
        jdbc.sql("update tailored_order set state = :state, reason = :reason, ended_at = :now where id = :id")
                .param("state", state.name())
                .param("reason", reason)
                .param("now", now())
                .param("id", order.id())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    @Transactional(readOnly = true)
    public Optional<TailoredOrder> find(String id) {
        return jdbc.sql("select * from tailored_order where id = :id")
                .param("id", id)
                .query((row, _) -> order(row))
                .optional();
    }

    /** The orders of a scheme, newest first. */
    @Transactional(readOnly = true)
    public List<TailoredOrder> of(SchemeId scheme) {
        return jdbc.sql("select * from tailored_order where scheme = :scheme order by ordered_at desc")
                .param("scheme", scheme.value())
                .query((row, _) -> order(row))
                .list();
    }

    private static TailoredOrder order(ResultSet row) throws SQLException {
        OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
        String reason = row.getString("reason");
        return new TailoredOrder(
                row.getString("id"),
                new SchemeId(row.getString("scheme")),
                new TailoredOrder.Wanted(
                        row.getString("name"),
                        new Titles(row.getString("title_da"), row.getString("title_en")),
                        row.getString("period"),
                        row.getString("purpose"),
                        row.getString("sql"),
                        row.getString("unit_key")),
                new PersonId(row.getString("ordered_by")),
                TailoredOrder.State.valueOf(row.getString("state")),
                reason.isEmpty() ? null : Stop.parse(reason),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
