package dk.sluse.billing;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The office's price lists. One is never changed; a newer one takes over. */
@Repository
public class PriceLists {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    PriceLists(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, newest first. */
    public List<PriceList> all() {
        return jdbc.sql("select prices from price_list order by valid_from desc").query(String.class).list().stream()
                .map(text -> json.readValue(text, PriceList.class))
                .toList();
    }

    /** The list in force today; empty if the office has none. */
    public Optional<PriceList> today() {
        return jdbc.sql("select prices from price_list where valid_from <= :day order by valid_from desc limit 1")
                .param("day", OfficeTime.today(clock))
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, PriceList.class));
    }

    /** Adds a list; {@code false} if there is one for that day. */
    @Transactional
    public boolean add(PriceList prices, AuditEntry entry) {
        boolean taken = jdbc.sql("select count(*) from price_list where valid_from = :day")
                        .param("day", prices.validFrom())
                        .query(Integer.class)
                        .single()
                > 0;
        if (taken) {
            return false;
        }
        audit.record(entry.with("validFrom", prices.validFrom()));
        jdbc.sql("insert into price_list (valid_from, prices) values (:day, :prices)")
                .param("day", prices.validFrom())
                .param("prices", json.writeValueAsString(prices))
                .update();
        return true;
    }
}
