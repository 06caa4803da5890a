package dk.sluse.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert;

class PricingTest {

    private static final PriceList PRICES = new PriceList(
            LocalDate.of(2025, 1, 1),
            new BigDecimal("1674"),
            new BigDecimal("7500"),
            new BigDecimal("16"),
            new BigDecimal("12000"),
            Map.of("SAS", new BigDecimal("1900.50")),
            new FixedHours(
                    new BigDecimal("2"),
                    new BigDecimal("1.05"),
                    new BigDecimal("0.04"),
                    3,
                    new BigDecimal("1"),
                    new BigDecimal("10")),
            new BigDecimal("25"));

    private static Quote quote(Order order) {
        return Pricing.quote(order, PRICES);
    }

    private static Order order(Map<String, Integer> dataSets, int seats, long diskBytes) {
        return new Order(true, dataSets, 0, BigDecimal.ZERO, Map.of("SAS", seats), diskBytes, false, false);
    }

    /** Two hours at the public rate of 2025 make the base fee of a sub-project: 3,348 kr. */
    @Example
    void chargesAProposalAsThePublishedFeeSays() {
        assertThat(quote(order(Map.of(), 0, 0)).once()).isEqualByComparingTo("3348.00");
    }

    /** 1.05 hours for one data set, 1.09 for two, as published for 2025; no more after the third in this list. */
    @Example
    void countsDataSetsOfARegisterAsThePublishedHoursSay() {
        assertThat(PRICES.hours().extraction(1)).isEqualByComparingTo("1.05");
        assertThat(PRICES.hours().extraction(2)).isEqualByComparingTo("1.09");
        assertThat(PRICES.hours().extraction(40)).isEqualByComparingTo("1.13");
    }

    /** 1 TB is 200 times 5 GB: 3,200 kr. for a quarter at 16 kr. */
    @Example
    void countsDiskByStartedFiveGigabytes() {
        assertThat(quote(order(Map.of(), 0, 1_000_000_000_000L)).perQuarter())
                .isEqualByComparingTo(new BigDecimal("7500").add(new BigDecimal("3200")));
        assertThat(Pricing.startedSteps(5_000_000_001L)).isEqualTo(2);
        assertThat(Pricing.startedSteps(0)).isZero();
    }

    @Example
    void refusesAProgramThatHasNoPrice() {
        ThrowableAssert.ThrowingCallable unknown =
                () -> quote(new Order(true, Map.of(), 0, BigDecimal.ZERO, Map.of("Matlab", 1), 0, false, false));

        assertThatThrownBy(unknown).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Matlab");
    }

    @Property(tries = 1000)
    void addsUpToTheOere(@ForAll("orders") Order order, @ForAll("lists") PriceList prices) {
        Quote quote = Pricing.quote(order, prices);

        BigDecimal sum = quote.lines().stream().map(Quote.Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(quote.firstInvoice()).isEqualByComparingTo(sum);
        assertThat(quote.firstInvoice().scale()).isEqualTo(2);
        assertThat(quote.firstYear().subtract(quote.once()))
                .isEqualByComparingTo(quote.perQuarter().multiply(new BigDecimal(4)));
        for (Quote.Line line : quote.lines()) {
            BigDecimal exact = line.quantity().multiply(line.price());
            assertThat(line.amount().subtract(exact).abs()).isLessThanOrEqualTo(new BigDecimal("0.005"));
            assertThat(line.amount()).isEqualTo(exact.setScale(2, RoundingMode.HALF_UP));
        }
    }

    /** Whatever is ordered more costs no less. */
    @Property(tries = 1000)
    void neverGetsCheaperByMore(@ForAll("orders") Order order, @ForAll("lists") PriceList prices) {
        Order more = new Order(
                order.newScheme(),
                order.dataSets(),
                order.ownData() + 1,
                order.agreedHours().add(BigDecimal.ONE),
                order.seats(),
                order.diskBytes() + PriceList.DISK_STEP,
                order.ownServer(),
                order.serverSetUp());

        assertThat(Pricing.quote(more, prices).firstYear())
                .isGreaterThanOrEqualTo(Pricing.quote(order, prices).firstYear());
    }

    @Provide
    Arbitrary<Order> orders() {
        return Combinators.combine(
                        Arbitraries.of(true, false),
                        Arbitraries.maps(
                                        Arbitraries.strings()
                                                .alpha()
                                                .ofMinLength(1)
                                                .ofMaxLength(6),
                                        Arbitraries.integers().between(1, 60))
                                .ofMaxSize(30),
                        Arbitraries.integers().between(0, 5),
                        amounts(200),
                        Arbitraries.integers().between(0, 50),
                        Arbitraries.longs().between(0, 40_000_000_000_000L),
                        Arbitraries.of(true, false))
                .as((isNew, dataSets, own, hours, seats, disk, server) ->
                        new Order(isNew, dataSets, own, hours, Map.of("SAS", seats), disk, server, server));
    }

    @Provide
    Arbitrary<PriceList> lists() {
        return Combinators.combine(amounts(5000), amounts(20_000), amounts(100), amounts(3), amounts(2), amounts(2))
                .as((rate, quarter, disk, proposal, first, further) -> new PriceList(
                        LocalDate.of(2026, 1, 1),
                        rate,
                        quarter,
                        disk,
                        quarter,
                        Map.of("SAS", quarter),
                        new FixedHours(proposal, first, further, 20, first, proposal),
                        new BigDecimal("25")));
    }

    private static Arbitrary<BigDecimal> amounts(int most) {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal(most))
                .ofScale(2);
    }
}
