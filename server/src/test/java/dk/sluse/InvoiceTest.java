package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.diver.api.coord.DVRCoordinate;
import com.helger.phive.api.execute.ValidationExecutionManager;
import com.helger.phive.api.executorset.ValidationExecutorSetRegistry;
import com.helger.phive.api.result.ValidationResultList;
import com.helger.phive.api.validity.IValidityDeterminator;
import com.helger.phive.peppol.PeppolValidation;
import com.helger.phive.peppol.PeppolValidation2026_05;
import com.helger.phive.xml.source.IValidationSourceXML;
import com.helger.phive.xml.source.ValidationSourceXML;
import com.helger.xml.serialize.read.DOMReader;
import dk.sluse.billing.Offers;
import dk.sluse.billing.Quote;
import dk.sluse.billing.invoice.Invoice;
import dk.sluse.billing.invoice.Invoices;
import dk.sluse.billing.invoice.Invoicing;
import dk.sluse.billing.invoice.Metering;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.CaseId;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.pdfbox.preflight.parser.PreflightParser;
import org.junit.jupiter.api.Test;

/** What a contract leads to on paper: first what was offered, then each quarter what was used. */
class InvoiceTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final Invoicing INVOICING = SLUSE.bean(Invoicing.class);
    private static final Invoices INVOICES = SLUSE.bean(Invoices.class);
    private static final Metering METERING = SLUSE.bean(Metering.class);

    private static List<Invoice> issued(SchemeId scheme) {
        INVOICING.issueWhatIsDue();
        return INVOICES.of(scheme);
    }

    private static Person the(String id) {
        return SLUSE.person(id);
    }

    @Test
    void invoicesFirstWhatWasOfferedToTheOere() throws IOException {
        SchemeId scheme = OFFICE.inForce();

        Invoice first = issued(scheme).getFirst();
        INVOICING.issueWhatIsDue();

        assertThat(INVOICES.of(scheme)).hasSize(1);
        Quote offered = SLUSE.bean(Offers.class)
                .newest(new CaseId(scheme.value()))
                .orElseThrow()
                .quote();
        assertThat(first.net()).isEqualByComparingTo(offered.firstInvoice());
        assertThat(first.lines()).allMatch(line -> line.cause() == Invoice.Cause.AS_OFFERED);
        assertIsPeppol(first);
        assertThat(PreflightParser.validate(INVOICES.file(first.number(), "pdf").toFile())
                        .getErrorsList())
                .isEmpty();
    }

    @Test
    void invoicesEachQuarterWhatWasUsedAndSaysWhyItIsAnother() throws IOException {
        SchemeId scheme = OFFICE.inForce();
        SLUSE.awaitDelivery(scheme);
        LocalDate start = issued(scheme).getFirst().periodFrom();
        METERING.add(
                scheme,
                OfficeTime.today(SLUSE.clock()),
                new BigDecimal("1.5"),
                "Advice",
                the("karen").id());
        assertThat(INVOICING.isBeyondOffer(scheme)).isTrue();
        SLUSE.clock().advance(Duration.ofDays(1 + start.until(start.plusMonths(3), ChronoUnit.DAYS)));
        METERING.read();

        List<Invoice> all = issued(scheme);
        INVOICING.issueWhatIsDue();

        assertThat(INVOICES.of(scheme)).hasSize(2);
        Invoice second = all.getLast();
        assertThat(second.periodFrom()).isEqualTo(start.plusMonths(3));
        assertThat(second.lines())
                .filteredOn(line -> line.cause() != Invoice.Cause.AS_OFFERED)
                .extracting(line -> line.line().element())
                .contains(Quote.Element.AGREED_WORK);
        assertThat(second.lines())
                .filteredOn(line -> line.cause() == Invoice.Cause.HOURS_BEYOND_OFFER)
                .singleElement()
                .satisfies(line -> assertThat(line.line().amount()).isEqualByComparingTo("2511.00"));
        assertThat(second.lines()).noneMatch(line -> line.line().element() == Quote.Element.PROPOSAL);
        assertIsPeppol(second);
    }

    @Test
    void takesAnInvoiceBackOnceAndByConsultingAlone() throws IOException {
        SchemeId scheme = OFFICE.inForce();
        Invoice invoice = issued(scheme).getFirst();

        assertThat(INVOICING.credit(the("carla"), invoice.number(), "Mine")).isEmpty();
        assertThat(INVOICING.credit(the("karen"), invoice.number(), " ")).isEmpty();
        Invoice note = INVOICING
                .credit(the("karen"), invoice.number(), "Wrong authority")
                .orElseThrow();
        assertThat(INVOICING.credit(the("karen"), invoice.number(), "Again")).isEmpty();
        assertThat(INVOICING.credit(the("karen"), note.number(), "The note")).isEmpty();

        assertThat(note.gross()).isEqualByComparingTo(invoice.gross());
        assertIsPeppol(note);
    }

    @Test
    void isSeenByItsAuthorityAndConsultingAlone() {
        Invoice invoice = issued(OFFICE.inForce()).getFirst();

        for (String may : List.of("carla", "karen")) {
            assertThat(INVOICES.visibleTo(the(may), invoice.number())).isPresent();
        }
        for (String other : List.of("finn", "anna", "dorte", "signe", "ib")) {
            assertThat(INVOICES.visibleTo(the(other), invoice.number()))
                    .as(other)
                    .isEmpty();
            assertThat(INVOICES.visibleTo(the(other))).as(other).isEmpty();
        }
    }

    @Test
    void countsWithoutHoles() {
        issued(OFFICE.inForce());
        List<Integer> numbers = INVOICES.visibleTo(the("karen")).stream()
                .map(Invoice::number)
                .sorted()
                .toList();

        assertThat(numbers)
                .isEqualTo(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList());
    }

    @Test
    void isNotTakenWithATotalThatDoesNotAddUp() throws IOException {
        Invoice invoice = issued(OFFICE.inForce()).getFirst();
        String xml = Files.readString(INVOICES.file(invoice.number(), "xml"));
        String wrong = xml.replaceAll("(PayableAmount[^>]*>)[0-9.]+", "$11.00");

        assertThat(wrong).isNotEqualTo(xml);
        assertThat(errors(invoice, wrong.getBytes(StandardCharsets.UTF_8)))
                .anyMatch(error -> error.contains("BR-CO-16"));
    }

    /** XML Schema, EN 16931 and the rules of Peppol and of Denmark within it, as they are published. */
    private static void assertIsPeppol(Invoice invoice) throws IOException {
        assertThat(errors(invoice, Files.readAllBytes(INVOICES.file(invoice.number(), "xml"))))
                .isEmpty();
    }

    private static List<String> errors(Invoice invoice, byte[] xml) {
        ValidationExecutorSetRegistry<IValidationSourceXML> rules = new ValidationExecutorSetRegistry<>();
        PeppolValidation.initStandard(rules);
        DVRCoordinate newest = invoice.kind() == Invoice.Kind.INVOICE
                ? PeppolValidation2026_05.VID_OPENPEPPOL_INVOICE_UBL_V3
                : PeppolValidation2026_05.VID_OPENPEPPOL_CREDIT_NOTE_UBL_V3;
        ValidationResultList results = ValidationExecutionManager.executeValidation(
                IValidityDeterminator.createDefault(),
                Objects.requireNonNull(rules.getOfID(newest)),
                ValidationSourceXML.create("invoice", Objects.requireNonNull(DOMReader.readXMLDOM(xml))),
                Locale.ENGLISH);

        assertThat(results.size()).isGreaterThan(2);
        return results.getAllErrors().stream()
                .map(error -> error.getAsString(Locale.ENGLISH))
                .toList();
    }
}
