package dk.sluse.billing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an order costs by a price list. Each line is rounded to the øre by itself, half up; totals add rounded lines up, so
 * that what stands on paper adds up.
 *
 * @param prices first day of the list that was used
 */
public record Quote(LocalDate prices, List<Line> lines, BigDecimal vatPercent) {

    private static final BigDecimal QUARTERS = new BigDecimal(4);
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** What a line is for. */
    public enum Element {
        PROPOSAL(Unit.HOUR, false),
        EXTRACTION(Unit.HOUR, false),
        OWN_DATA(Unit.HOUR, false),
        AGREED_WORK(Unit.HOUR, false),
        SERVER_SET_UP(Unit.HOUR, false),
        ADMINISTRATION(Unit.QUARTER, true),
        SEATS(Unit.SEAT, true),
        DISK(Unit.FIVE_GB, true),
        OWN_SERVER(Unit.QUARTER, true);

        private final Unit unit;
        private final boolean quarterly;

        Element(Unit unit, boolean quarterly) {
            this.unit = unit;
            this.quarterly = quarterly;
        }

        public Unit unit() {
            return unit;
        }

        /** Whether it is paid every quarter; once otherwise. */
        public boolean quarterly() {
            return quarterly;
        }
    }

    /** What is counted. */
    public enum Unit {
        HOUR,
        QUARTER,
        SEAT,
        FIVE_GB
    }

    /**
     * One line.
     *
     * @param subject the register or program that it is about; null where there is only one such line
     * @param amount quantity times price, in kroner and øre
     */
    public record Line(
            Element element, @Nullable String subject, BigDecimal quantity, BigDecimal price, BigDecimal amount) {

        /** A line whose amount is quantity times price, rounded to the øre, half up. */
        public static Line of(Element element, @Nullable String subject, BigDecimal quantity, BigDecimal price) {
            return new Line(
                    element, subject, quantity, price, quantity.multiply(price).setScale(2, RoundingMode.HALF_UP));
        }
    }

    public Quote {
        lines = List.copyOf(lines);
    }

    /** What is paid once. */
    public BigDecimal once() {
        return sum(false);
    }

    /** What is paid for each quarter. */
    public BigDecimal perQuarter() {
        return sum(true);
    }

    /** What the first invoice says, without VAT: all that is paid once, and the first quarter. */
    public BigDecimal firstInvoice() {
        return once().add(perQuarter());
    }

    /** All of the first twelve months, without VAT. */
    public BigDecimal firstYear() {
        return once().add(perQuarter().multiply(QUARTERS));
    }

    /** VAT of an amount, rounded to the øre, half up. */
    public BigDecimal vatOf(BigDecimal amount) {
        return amount.multiply(vatPercent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    private BigDecimal sum(boolean quarterly) {
        return lines.stream()
                .filter(line -> line.element().quarterly() == quarterly)
                .map(Line::amount)
                .reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }
}
