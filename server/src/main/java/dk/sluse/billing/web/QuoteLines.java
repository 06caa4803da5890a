package dk.sluse.billing.web;

import dk.sluse.billing.Quote;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lines of a quote as a page shows them. */
final class QuoteLines {

    private QuoteLines() {}

    /**
     * A line, or several that are alike but for their register.
     *
     * @param times how many
     * @param amount of all of them
     */
    record Shown(Quote.Line line, int times, BigDecimal amount) {}

    /** Lines in their order, neighbours that are alike as one. */
    static List<Shown> shown(List<Quote.Line> lines) {
        List<Shown> shown = new ArrayList<>();
        for (Quote.Line line : lines) {
            Shown last = shown.isEmpty() ? null : shown.getLast();
            if (last != null && line.element() == Quote.Element.EXTRACTION && alike(last.line(), line)) {
                shown.removeLast();
                shown.add(new Shown(last.line(), last.times() + 1, last.amount().add(line.amount())));
            } else {
                shown.add(new Shown(line, 1, line.amount()));
            }
        }
        return shown;
    }

    private static boolean alike(Quote.Line a, Quote.Line b) {
        return a.element() == b.element()
                && a.quantity().compareTo(b.quantity()) == 0
                && a.price().compareTo(b.price()) == 0;
    }
}
