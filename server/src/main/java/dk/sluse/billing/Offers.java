package dk.sluse.billing;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.casework.CaseId;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** What has been offered. An offer is never changed; a new one is made for a new content. */
@Repository
public class Offers {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Offers(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** The newest offer of a case. */
    public Optional<Offer> newest(CaseId id) {
        return jdbc.sql("select * from offer where case_id = :id order by number desc limit 1")
                .param("id", id.value())
                .query((row, _) -> new Offer(
                        id,
                        row.getInt("content_version"),
                        json.readValue(row.getString("quote"), Quote.class),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(CaseId id, int contentVersion, Quote quote, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "offer.made", id.value())
                .with("contentVersion", contentVersion)
                .with("prices", quote.prices())
                .with("firstYear", quote.firstYear().toPlainString()));
        jdbc.sql("""
                insert into offer
                select :id, coalesce(max(number), 0) + 1, :version, :quote, :at from offer where case_id = :id""")
                .param("id", id.value())
                .param("version", contentVersion)
                .param("quote", json.writeValueAsString(quote))
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
