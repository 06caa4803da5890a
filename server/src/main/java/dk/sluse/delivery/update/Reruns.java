package dk.sluse.delivery.update;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.installation.Jobs;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The periods that came anew to schemes that hold them, and which of them the schemes took over. */
@Repository
public class Reruns {

    static final String TASK = "rerun-comparison";

    /** The versions that a scheme has taken over. */
    public record Accepted(Map<String, Integer> versions) {

        /** 0 where it has taken over none. */
        public int version(String register, String period) {
            return versions.getOrDefault(register + "/" + period, 0);
        }
    }

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Jobs jobs;
    private final Deliveries deliveries;
    private final JsonMapper json = JsonMapper.shared();

    Reruns(JdbcClient jdbc, AuditTrail audit, Jobs jobs, Deliveries deliveries) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.jobs = jobs;
        this.deliveries = deliveries;
    }

    /** Whether a scheme has been offered a version of a period, or a later one. */
    @Transactional(readOnly = true)
    public boolean isOffered(SchemeId scheme, String register, String period, int version) {
        return all(scheme).stream()
                .anyMatch(one ->
                        one.register().equals(register) && one.period().equals(period) && one.offered() >= version);
    }

    /** Offers a newer version to a scheme; a job looks for what is different. An earlier offer of the same period is gone. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void offer(SchemeId scheme, String register, String period, int held, int offered) {
        audit.record(entry("rerun.offered", scheme, register, period, offered));
        jdbc.sql("""
                insert into rerun (scheme, register, period, held, offered) values (:scheme, :register, :period, :held, :offered)
                on conflict (scheme, register, period) do update
                set held = excluded.held, offered = excluded.offered, difference = null""")
                .param("scheme", scheme.value())
                .param("register", register)
                .param("period", period)
                .param("held", held)
                .param("offered", offered)
                .update();
        jobs.start(TASK, scheme + "/" + register + "/" + period + "/" + offered);
    }

    private static AuditEntry entry(String action, SchemeId scheme, String register, String period, int version) {
        return AuditEntry.of("system:delivery", action, register + "/" + period + "/" + version)
                .under(scheme.value());
    }

    @Transactional
    public void compared(Rerun rerun, Difference difference) {
        audit.record(entry("rerun.compared", rerun.scheme(), rerun.register(), rerun.period(), rerun.offered()));
        jdbc.sql("""
                update rerun set difference = :difference
                where scheme = :scheme and register = :register and period = :period and offered = :offered""")
                .param("difference", json.writeValueAsString(difference))
                .param("scheme", rerun.scheme().value())
                .param("register", rerun.register())
                .param("period", rerun.period())
                .param("offered", rerun.offered())
                .update();
    }

    /**
     * Takes a newer version over; the package with it follows by itself.
     *
     * @param offered the version that was looked at; refused if there is a newer one by now
     * @return whether it was taken over
     */
    @Transactional
    public boolean accept(SchemeId scheme, String register, String period, int offered, String actor) {
        Optional<Rerun> asked = find(scheme, register, period, offered).filter(Rerun::isOpen);
        if (asked.isEmpty()) {
            return false;
        }
        audit.record(AuditEntry.of(actor, "rerun.accepted", register + "/" + period + "/" + offered)
                .under(scheme.value()));
        int changed = jdbc.sql("""
                update rerun set accepted = offered
                where scheme = :scheme and register = :register and period = :period and offered = :offered
                and accepted < offered""")
                .param("scheme", scheme.value())
                .param("register", register)
                .param("period", period)
                .param("offered", offered)
                .update();
        if (changed == 0) {
            throw new ConcurrencyFailureException("somebody else has just decided on this re-run");
        }
        deliveries.order(scheme, Delivery.Cause.RERUN_ACCEPTED);
        return true;
    }

    /** What is offered to a scheme and not taken over yet. */
    @Transactional(readOnly = true)
    public List<Rerun> open(SchemeId scheme) {
        return all(scheme).stream().filter(Rerun::isOpen).toList();
    }

    @Transactional(readOnly = true)
    public Optional<Rerun> find(SchemeId scheme, String register, String period, int offered) {
        return all(scheme).stream()
                .filter(one ->
                        one.register().equals(register) && one.period().equals(period) && one.offered() == offered)
                .findFirst();
    }

    /** The versions that a scheme has taken over. */
    @Transactional(readOnly = true)
    public Accepted accepted(SchemeId scheme) {
        return new Accepted(all(scheme).stream()
                .collect(Collectors.toMap(one -> one.register() + "/" + one.period(), Rerun::accepted)));
    }

    private List<Rerun> all(SchemeId scheme) {
        return jdbc.sql("select * from rerun where scheme = :scheme order by register, period")
                .param("scheme", scheme.value())
                .query((row, _) -> rerun(row))
                .list();
    }

    private Rerun rerun(ResultSet row) throws SQLException {
        return new Rerun(
                new SchemeId(row.getString("scheme")),
                row.getString("register"),
                row.getString("period"),
                row.getInt("held"),
                row.getInt("offered"),
                difference(row.getString("difference")),
                row.getInt("accepted"));
    }

    private @Nullable Difference difference(@Nullable String text) {
        return text == null ? null : json.readValue(text, Difference.class);
    }
}
