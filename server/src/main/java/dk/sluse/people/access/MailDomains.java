package dk.sluse.people.access;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Contact;
import dk.sluse.people.People;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Whose addresses an authority's people have: what its responsible person has said, or what those have who are there. */
@Repository
public class MailDomains {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final People people;

    MailDomains(JdbcClient jdbc, AuditTrail audit, People people) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.people = people;
    }

    public List<String> of(String organisation) {
        List<String> said = jdbc.sql(
                        "select domain from mail_domain where organisation = :organisation order by domain")
                .param("organisation", organisation)
                .query((row, _) -> row.getString(1))
                .list();
        return said.isEmpty()
                ? people.of(organisation).stream()
                        .map(person -> Contact.domain(person.email()))
                        .distinct()
                        .sorted()
                        .toList()
                : said;
    }

    /** Whether somebody with this address can be one of an organisation's people. */
    public boolean allow(String organisation, Contact contact) {
        return of(organisation).contains(contact.domain());
    }

    /** Says which they are. */
    @Transactional
    void set(String organisation, List<String> domains, AuditEntry entry) {
        audit.record(entry.with("domains", domains));
        jdbc.sql("delete from mail_domain where organisation = :organisation")
                .param("organisation", organisation)
                .update();
        for (String domain : domains) {
            jdbc.sql("insert into mail_domain values (:organisation, :domain)")
                    .param("organisation", organisation)
                    .param("domain", domain)
                    .update();
        }
    }
}
