package dk.sluse.billing.invoice;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.CaseId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The invoices and credit notes, as they were sent. */
@Repository
public class Invoices {

    private static final int MOST_SHOWN = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Home home;
    private final ApplicationEventPublisher events;
    private final JsonMapper json = JsonMapper.shared();

    Invoices(JdbcClient jdbc, AuditTrail audit, Home home, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.home = home;
        this.events = events;
    }

    /** The newest that somebody may see: Consulting all of them, those who act for an authority its own. */
    public List<Invoice> visibleTo(Person person) {
        return jdbc.sql("select * from invoice where :all or authority = :authority order by number desc limit "
                        + MOST_SHOWN)
                .param("all", person.is(Role.CONSULTING))
                .param("authority", person.hasInvoices() ? person.organisation() : "")
                .query((row, _) -> invoice(row))
                .list();
    }

    /** One of them, for whoever may see it. */
    public Optional<Invoice> visibleTo(Person person, int number) {
        return find(number)
                .filter(one -> person.is(Role.CONSULTING)
                        || (person.hasInvoices() && one.authority().equals(person.organisation())));
    }

    Optional<Invoice> find(int number) {
        return jdbc.sql("select * from invoice where number = :number")
                .param("number", number)
                .query((row, _) -> invoice(row))
                .optional();
    }

    /** Those of a scheme, oldest first. */
    public List<Invoice> of(SchemeId scheme) {
        return jdbc.sql("select * from invoice where scheme = :scheme order by number")
                .param("scheme", scheme.value())
                .query((row, _) -> invoice(row))
                .list();
    }

    /** Whether the invoice that a case led to has been issued. */
    boolean isIssued(CaseId id) {
        return jdbc.sql("select exists (select from invoice where case_id = :id)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    /** The first day of the quarter that was invoiced last by itself; empty while that was the first one, with the contract. */
    Optional<LocalDate> lastQuarter(SchemeId scheme) {
        return jdbc.sql("""
                select max(period_from) from invoice
                where scheme = :scheme and kind = 'INVOICE' and case_id is null""")
                .param("scheme", scheme.value())
                .query((row, _) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Nobody else issues anything until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('invoices'))")
                .query((_, _) -> "")
                .single();
    }

    /** The next number, under {@link #lock}; one that fails leaves no hole. */
    int nextNumber() {
        return jdbc.sql("select coalesce(max(number), 0) + 1 from invoice")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Invoice invoice, @Nullable CaseId caused, byte[] xml, byte[] pdf, String by) {
        Seal sealedXml = keep(invoice.number(), "xml", xml);
        Seal sealedPdf = keep(invoice.number(), "pdf", pdf);
        audit.record(AuditEntry.of(
                        by,
                        invoice.kind() == Invoice.Kind.INVOICE ? "invoice.issued" : "invoice.credited",
                        String.valueOf(invoice.number()))
                .under(invoice.scheme().value())
                .with("gross", invoice.gross().toPlainString())
                .sealing(List.of(sealedXml, sealedPdf)));
        jdbc.sql("""
                insert into invoice values (:number, :kind, :scheme, :authority, :case, :issued, :due, :from, :to, :lines,
                    :vat, :credits, :reason, :xml, :pdf)""")
                .param("number", invoice.number())
                .param("kind", invoice.kind().name())
                .param("scheme", invoice.scheme().value())
                .param("authority", invoice.authority())
                .param("case", caused == null ? null : caused.value())
                .param("issued", invoice.issued())
                .param("due", invoice.due())
                .param("from", invoice.periodFrom())
                .param("to", invoice.periodTo())
                .param("lines", json.writeValueAsString(invoice.lines()))
                .param("vat", invoice.vatPercent())
                .param("credits", invoice.credits())
                .param("reason", invoice.reason())
                .param("xml", sealedXml.sha256())
                .param("pdf", sealedPdf.sha256())
                .update();
        events.publishEvent(new InvoiceIssued(invoice));
    }

    private Seal keep(int number, String ending, byte[] bytes) {
        Path file = file(number, ending);
        Folders.writeWhole(file, bytes);
        return new Seal(home.relative(file), Seal.sha256(bytes));
    }

    /**
     * Where an invoice lies; for whoever may see it.
     *
     * @param ending {@code xml} or {@code pdf}
     */
    public Path file(int number, String ending) {
        return home.invoices().resolve(number + "." + ending);
    }

    private Invoice invoice(ResultSet row) throws SQLException {
        int credits = row.getInt("credits");
        @Nullable Integer credited = row.wasNull() ? null : credits;
        return new Invoice(
                row.getInt("number"),
                Invoice.Kind.valueOf(row.getString("kind")),
                new SchemeId(row.getString("scheme")),
                row.getString("authority"),
                row.getObject("issued", LocalDate.class),
                row.getObject("due", LocalDate.class),
                row.getObject("period_from", LocalDate.class),
                row.getObject("period_to", LocalDate.class),
                json.readValue(row.getString("lines"), new TypeReference<>() {}),
                row.getBigDecimal("vat_percent"),
                credited,
                row.getString("reason"));
    }
}
