package dk.sluse.release.check;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import dk.sluse.release.request.Lane;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The risk policies of schemes, by day; none is ever changed. */
@Repository
public class RiskPolicies {

    /** A policy as it was set: its number stands beside each decision that is made by it. */
    public record Dated(int number, LocalDate since, RiskPolicy policy) {}

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    RiskPolicies(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one that a scheme has today: its own, or the one for all. */
    @Transactional(readOnly = true)
    public Dated of(SchemeId scheme) {
        return jdbc.sql("""
                select * from risk_policy where (scheme = :scheme or scheme is null) and since <= :today
                order by scheme is null, since desc, number desc limit 1""")
                .param("scheme", scheme.value())
                .param("today", OfficeTime.today(clock))
                .query((row, _) -> dated(row))
                .single();
    }

    /** The day by which what comes to reviewers now is decided. */
    @Transactional(readOnly = true)
    public LocalDate due(SchemeId scheme, Lane lane) {
        return of(scheme).policy().due(lane, OfficeTime.today(clock));
    }

    /** A policy with for whom and by whom it was set: null for all schemes, and for the one that came with the program. */
    public record Setting(
            Dated dated,
            @Nullable SchemeId scheme,
            @Nullable PersonId by) {}

    /** All that were ever set, the newest first. */
    @Transactional(readOnly = true)
    public List<Setting> all() {
        return jdbc.sql("select * from risk_policy order by number desc limit 200")
                .query((row, _) -> {
                    String scheme = row.getString("scheme");
                    String by = row.getString("set_by");
                    return new Setting(
                            dated(row),
                            scheme == null ? null : new SchemeId(scheme),
                            by == null ? null : new PersonId(by));
                })
                .list();
    }

    private Dated dated(ResultSet row) throws SQLException {
        return new Dated(row.getInt("number"), row.getObject("since", LocalDate.class), read(row.getString("content")));
    }

    /** What is not written is as usual, so that a policy says only what is special about it. */
    private RiskPolicy read(String content) {
        ObjectNode all = json.valueToTree(RiskPolicy.USUAL);
        json.readTree(content).properties().forEach(one -> all.set(one.getKey(), one.getValue()));
        return json.treeToValue(all, RiskPolicy.class);
    }

    /**
     * Sets a policy, from today on.
     *
     * @param scheme null for all that have none of their own
     */
    @Transactional
    public void set(PersonId by, @Nullable SchemeId scheme, RiskPolicy policy) {
        AuditEntry entry = AuditEntry.of(by.value(), "risk-policy.set", scheme == null ? "all" : scheme.value())
                .with("policy", json.writeValueAsString(policy));
        audit.record(scheme == null ? entry : entry.under(scheme.value()));
        jdbc.sql("""
                insert into risk_policy (scheme, since, content, set_by, set_at)
                values (:scheme, :since, :content, :by, :at)""")
                .param("scheme", scheme == null ? null : scheme.value())
                .param("since", OfficeTime.today(clock))
                .param("content", json.writeValueAsString(policy))
                .param("by", by.value())
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
