package dk.sluse.tabulation.web;

import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import java.text.NumberFormat;
import java.util.Locale;

/** Writes numbers as the reader's language does. */
final class Numbers {

    private final NumberFormat format;

    Numbers(Kind kind, Locale locale) {
        format = NumberFormat.getNumberInstance(locale);
        int decimals = switch (kind) {
            case COUNT, SUM -> 0;
            case MEAN, SHARE -> 1;
        };
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
    }

    public String text(double value) {
        return format.format(value);
    }
}
