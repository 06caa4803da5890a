package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.billing.Offering;
import dk.sluse.billing.PriceList;
import dk.sluse.billing.PriceLists;
import dk.sluse.billing.Pricing;
import dk.sluse.billing.Quote;
import dk.sluse.billing.Simulation;
import dk.sluse.billing.invoice.Invoice;
import dk.sluse.billing.invoice.Invoicing;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.content.Wishes;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an authority asks for: the simulator, the quote and the first invoice say the same, to the øre. */
class QuoteTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final Catalogue CATALOGUE = SLUSE.bean(Catalogue.class);
    private static final List<Register> REGISTERS = CATALOGUE.registers();
    private static final Case A_CASE = aCase();

    /** What is asked for, in the simulator's own terms beside the content. */
    record Wanted(Content content, Simulation simulation) {}

    private static Case aCase() {
        CaseId id = OFFICE.eligible();
        return SLUSE.bean(Cases.class).find(id).orElseThrow();
    }

    @Provide
    Arbitrary<Wanted> contents() {
        Arbitrary<List<Register>> registers =
                Arbitraries.of(REGISTERS).list().uniqueElements().ofMinSize(1).ofMaxSize(REGISTERS.size());
        return Combinators.combine(
                        registers,
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.integers().between(0, 2_000),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 4))
                .as(QuoteTest::wanted);
    }

    private static Wanted wanted(
            List<Register> registers, int periods, int seats, int gigabytes, int hours, boolean server, int variables) {
        Content content = Content.EMPTY.withWords(
                "Title", "Purpose", "", new Wishes(Map.of("SAS", seats), gigabytes, server, hours, "Work"));
        int asked = 0;
        for (Register register : registers) {
            List<String> known = CATALOGUE.periods(register.name()).stream()
                    .map(RegisterPeriod::period)
                    .toList();
            if (known.size() >= periods) {
                content = content.with(selection(register.name(), variables, known.subList(0, periods)));
                asked++;
            }
        }
        return new Wanted(content, new Simulation(asked, periods, 0, hours, Map.of("SAS", seats), gigabytes, server));
    }

    private static Selection selection(String register, int variables, List<String> periods) {
        return new Selection(
                register,
                CATALOGUE.variables(register).stream()
                        .map(Variable::name)
                        .limit(variables)
                        .toList(),
                periods,
                false,
                "Why",
                new Population.Full("All"),
                Map.of(),
                Map.of());
    }

    @Property(tries = 1000)
    void isTheSameInSimulatorQuoteAndFirstInvoice(@ForAll("contents") Wanted wanted) {
        PriceList prices = SLUSE.bean(PriceLists.class).today().orElseThrow();
        Quote quote = SLUSE.bean(Offering.class).quote(A_CASE, wanted.content()).orElseThrow();
        Quote simulated = Pricing.quote(wanted.simulation().order(), prices);

        Map<Quote.Element, BigDecimal> quoted = sums(quote);
        Map<Quote.Element, BigDecimal> expected = sums(simulated);
        BigDecimal disk = quoted.getOrDefault(Quote.Element.DISK, BigDecimal.ZERO);
        BigDecimal simulatedDisk = expected.getOrDefault(Quote.Element.DISK, BigDecimal.ZERO);
        // The one named difference: a quote knows the package, and the simulator only what its user says of disk.
        assertThat(disk).isGreaterThanOrEqualTo(simulatedDisk);
        quoted.remove(Quote.Element.DISK);
        expected.remove(Quote.Element.DISK);
        assertThat(quoted).isEqualTo(expected);
        assertThat(quote.firstInvoice().subtract(disk))
                .isEqualByComparingTo(simulated.firstInvoice().subtract(simulatedDisk));

        Invoice first = invoice(quote);
        assertThat(first.net()).isEqualByComparingTo(quote.firstInvoice());
        assertThat(first.vat()).isEqualByComparingTo(quote.vatOf(quote.firstInvoice()));
        assertThat(first.lines().stream().map(line -> line.line().amount()).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(first.net());
    }

    private static Map<Quote.Element, BigDecimal> sums(Quote quote) {
        return quote.lines().stream()
                .collect(Collectors.toMap(Quote.Line::element, Quote.Line::amount, BigDecimal::add, TreeMap::new));
    }

    private static Invoice invoice(Quote quote) {
        LocalDate day = LocalDate.of(2026, 1, 1);
        return new Invoice(
                1,
                Invoice.Kind.INVOICE,
                new SchemeId("s"),
                "agency",
                day,
                day,
                day,
                day,
                Invoicing.ofContract(Case.Kind.FIRST, quote),
                quote.vatPercent(),
                null,
                "");
    }
}
