package dk.sluse.billing;

import dk.sluse.billing.Quote.Element;
import dk.sluse.billing.Quote.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The one way from an order to amounts: the simulator, the quote and the invoice all go it. */
public final class Pricing {

    private Pricing() {}

    /**
     * What an order costs.
     *
     * @throws IllegalArgumentException if a program is ordered that the list has no price for
     */
    public static Quote quote(Order order, PriceList prices) {
        List<Line> lines = new ArrayList<>();
        work(order, prices, lines);
        running(order, prices, lines);
        return new Quote(prices.validFrom(), lines, prices.vatPercent());
    }

    private static void work(Order order, PriceList prices, List<Line> lines) {
        FixedHours hours = prices.hours();
        if (order.newScheme()) {
            add(Element.PROPOSAL, null, hours.proposal(), prices.hourlyRate(), lines);
        }
        for (Map.Entry<String, Integer> register : order.dataSets().entrySet()) {
            add(
                    Element.EXTRACTION,
                    register.getKey(),
                    hours.extraction(register.getValue()),
                    prices.hourlyRate(),
                    lines);
        }
        BigDecimal ownData = hours.ownData().multiply(BigDecimal.valueOf(order.ownData()));
        add(Element.OWN_DATA, null, ownData, prices.hourlyRate(), lines);
        add(Element.AGREED_WORK, null, order.agreedHours(), prices.hourlyRate(), lines);
        if (order.serverSetUp()) {
            add(Element.SERVER_SET_UP, null, hours.serverSetUp(), prices.hourlyRate(), lines);
        }
    }

    private static void running(Order order, PriceList prices, List<Line> lines) {
        add(Element.ADMINISTRATION, null, BigDecimal.ONE, prices.administration(), lines);
        for (Map.Entry<String, Integer> program : order.seats().entrySet()) {
            BigDecimal price = prices.seats().get(program.getKey());
            if (price == null) {
                throw new IllegalArgumentException("the price list has no program " + program.getKey());
            }
            add(Element.SEATS, program.getKey(), BigDecimal.valueOf(program.getValue()), price, lines);
        }
        add(Element.DISK, null, BigDecimal.valueOf(startedSteps(order.diskBytes())), prices.disk(), lines);
        if (order.ownServer()) {
            add(Element.OWN_SERVER, null, BigDecimal.ONE, prices.ownServer(), lines);
        }
    }

    /** How many 5 GB have been started. */
    public static long startedSteps(long bytes) {
        return Math.ceilDiv(bytes, PriceList.DISK_STEP);
    }

    private static void add(
            Element element, @Nullable String subject, BigDecimal quantity, BigDecimal price, List<Line> lines) {
        if (quantity.signum() > 0) {
            lines.add(Line.of(element, subject, quantity, price));
        }
    }
}
