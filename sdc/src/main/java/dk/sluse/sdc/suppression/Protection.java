package dk.sluse.sdc.suppression;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a table is to be protected.
 *
 * @param cost what hiding a further cell costs
 * @param effort how long to look for a cheaper pattern
 * @param tellsReasons whether hidden cells are marked with why they are hidden, as far as that betrays no value
 * @param veilsZeros whether zeros are hidden too where the total above them has too few units
 * @param insiders whether unsafe sums are kept from those too who know their own contributions to other hidden cells
 * @param weights by which the cost of each cell is multiplied: above 1 to keep it, below 1 to hide it rather than others,
 *     infinite to show it whatever happens; null if all cells count alike. Handed over, not copied
 */
@SuppressWarnings("ArrayRecordComponent")
public record Protection(
        Cost cost,
        Effort effort,
        boolean tellsReasons,
        boolean veilsZeros,
        boolean insiders,
        double @Nullable [] weights) {

    /** What hiding a further cell costs. */
    public enum Cost {
        /** The same for each, so that few cells are hidden. */
        CELLS,
        /** As many units as stand behind it, so that little is hidden. */
        UNITS,
        /** Its value in the first measure. */
        VALUE,
        /** Units, and a little for each cell. */
        BALANCED
    }

    /** How long to look; in steps of the search, so that the same table always gives the same pattern. */
    public enum Effort {
        /** While somebody waits. */
        USUAL(500),
        /** Many tries with other tie-breaks; for tables up to some thousand cells. */
        THOROUGH(3_000_000);

        private final long steps;

        Effort(long steps) {
            this.steps = steps;
        }

        long steps() {
            return steps;
        }
    }

    public static final Protection USUAL = new Protection(Cost.BALANCED, Effort.USUAL, true, true, true, null);

    public Protection {
        if (weights != null && !Arrays.stream(weights).allMatch(weight -> weight > 0)) {
            throw new IllegalArgumentException("a weight must be above 0");
        }
    }

    public Protection with(Cost newCost) {
        return new Protection(newCost, effort, tellsReasons, veilsZeros, insiders, weights);
    }

    public Protection with(Effort newEffort) {
        return new Protection(cost, newEffort, tellsReasons, veilsZeros, insiders, weights);
    }

    public Protection withWeights(double[] newWeights) {
        return new Protection(cost, effort, tellsReasons, veilsZeros, insiders, newWeights);
    }

    /** Without marks at hidden cells. */
    public Protection withoutReasons() {
        return new Protection(cost, effort, false, veilsZeros, insiders, weights);
    }

    /** With all zeros shown. */
    public Protection withZeros() {
        return new Protection(cost, effort, tellsReasons, false, insiders, weights);
    }

    /** Against readers only who have contributed to no hidden cell. */
    public Protection withoutInsiders() {
        return new Protection(cost, effort, tellsReasons, veilsZeros, false, weights);
    }

    void requireWeightsFor(int cells) {
        if (weights != null && weights.length != cells) {
            throw new IllegalArgumentException("there are " + weights.length + " weights for " + cells + " cells");
        }
    }

    double weight(int cell) {
        return weights == null ? 1 : weights[cell];
    }
}
