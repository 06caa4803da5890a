package dk.sluse.billing;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import java.time.LocalDate;
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
    private final JsonMapper json = JsonMapper.shared();

    PriceLists(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** All of them, newest first. */
    public List<PriceList> all() {
        return jdbc.sql("select prices from price_list order by valid_from desc").query(String.class).list().stream()
                .map(text -> json.readValue(text, PriceList.class))
                .toList();
    }

    /** The list in force on a day; empty if the office has none for it. */
    public Optional<PriceList> on(LocalDate day) {
        return jdbc.sql("select prices from price_list where valid_from <= :day order by valid_from desc limit 1")
                .param("day", day)
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
