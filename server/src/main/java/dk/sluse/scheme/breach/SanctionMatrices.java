package dk.sluse.scheme.breach;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All sanction matrices that have been in force, or will be. None is ever changed. */
@Repository
public class SanctionMatrices {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    SanctionMatrices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first; never empty. */
    public List<SanctionMatrix> all() {
        return jdbc.sql("select * from sanction_matrix order by valid_from desc, version desc")
                .query((row, _) -> matrix(row))
                .list();
    }

    /** The one by which something is judged that happened on a day: nobody is judged by a rule that came later. */
    public SanctionMatrix on(LocalDate day) {
        List<SanctionMatrix> all = all();
        return all.stream()
                .filter(one -> !one.validFrom().isAfter(day))
                .findFirst()
                .orElseGet(all::getLast);
    }

    /** Lets another one hold for what happens from its day on, tomorrow at the earliest; the office's word. */
    @Transactional
    public Optional<BreachRefusal> add(Person by, SanctionMatrix wanted) {
        if (!BreachWork.isOffice(by)) {
            return Optional.of(BreachRefusal.NOT_YOUR_PART);
        }
        if (!wanted.validFrom().isAfter(OfficeTime.today(clock))) {
            return Optional.of(BreachRefusal.TIME);
        }
        if (!wanted.isGood()) {
            return Optional.of(BreachRefusal.LENGTH);
        }
        audit.record(AuditEntry.of(by.id().value(), "sanction-matrix.added", "sanctions")
                .with("validFrom", wanted.validFrom()));
        int version = jdbc.sql("select coalesce(max(version), 0) + 1 from sanction_matrix")
                .query(Integer.class)
                .single();
        jdbc.sql("insert into sanction_matrix values (:version, :from, :years, :hearing, :appeal, :cells)")
                .param("version", version)
                .param("from", wanted.validFrom())
                .param("years", wanted.years())
                .param("hearing", wanted.hearingDays())
                .param("appeal", wanted.appealDays())
                .param("cells", json.writeValueAsString(wanted.cells()))
                .update();
        return Optional.empty();
    }

    private SanctionMatrix matrix(ResultSet row) throws SQLException {
        Map<Severity, Map<Repetition, Closure>> cells =
                json.readValue(row.getString("cells"), new TypeReference<>() {});
        return new SanctionMatrix(
                row.getInt("version"),
                row.getObject("valid_from", LocalDate.class),
                row.getInt("years"),
                row.getInt("hearing_days"),
                row.getInt("appeal_days"),
                cells);
    }
}
