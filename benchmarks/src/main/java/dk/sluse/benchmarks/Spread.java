package dk.sluse.benchmarks;

import java.util.Arrays;
import java.util.Locale;

/**
 * What came out of several rounds of the same measurement.
 *
 * @param sorted the figures in ascending order; at least one
 */
@SuppressWarnings("ArrayRecordComponent")
public record Spread(double[] sorted) {

    public static Spread of(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    public double median() {
        return quantile(0.5);
    }

    /** So that a share of the figures is below. */
    public double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** Median with the middle half of the figures. */
    public String text(int decimals) {
        String format = "%." + decimals + "f (%." + decimals + "f–%." + decimals + "f)";
        return String.format(Locale.ROOT, format, median(), quantile(0.25), quantile(0.75));
    }
}
