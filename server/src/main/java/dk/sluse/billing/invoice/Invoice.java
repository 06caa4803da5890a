package dk.sluse.billing.invoice;

import dk.sluse.billing.Quote;
import dk.sluse.scheme.SchemeId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, or a credit note that takes one back.
 *
 * @param number counts through all of them, without holes
 * @param authority id of who pays
 * @param due last day of payment
 * @param periodFrom first day of the quarter that is paid for
 * @param vatPercent of all lines
 * @param credits number of the invoice that is taken back; null for an invoice
 * @param reason why it is; empty for an invoice
 */
public record Invoice(
        int number,
        Kind kind,
        SchemeId scheme,
        String authority,
        LocalDate issued,
        LocalDate due,
        LocalDate periodFrom,
        LocalDate periodTo,
        List<Line> lines,
        BigDecimal vatPercent,
        @Nullable Integer credits,
        String reason) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);

    /** Which of the two. */
    public enum Kind {
        INVOICE,
        CREDIT_NOTE
    }

    /** Where the figures of a line come from; other than the offer's only for a named reason. */
    public enum Cause {
        /** They are the offer's. */
        AS_OFFERED,
        /** So much was measured, on the first day of the quarter or last before it. */
        DISK_MEASURED,
        /** So many hours were worked beyond those that were offered. */
        HOURS_BEYOND_OFFER
    }

    /** A line with where it comes from. */
    public record Line(Quote.Line line, Cause cause) {}

    public Invoice {
        lines = List.copyOf(lines);
    }

    /** Sum of the lines, without VAT. */
    public BigDecimal net() {
        return lines.stream().map(one -> one.line().amount()).reduce(BigDecimal.ZERO.setScale(2), BigDecimal::add);
    }

    /** VAT of the sum, rounded to the øre, half up. */
    public BigDecimal vat() {
        return net().multiply(vatPercent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
    }

    /** Whether one of these takes it back. */
    public boolean isCreditedAmong(List<Invoice> others) {
        return others.stream().anyMatch(other -> Integer.valueOf(number).equals(other.credits()));
    }

    public BigDecimal gross() {
        return net().add(vat());
    }
}
