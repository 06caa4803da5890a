package dk.sluse.sdc.table;

import java.util.List;

/**
 * What a table publishes in each cell. The arrays are handed over, not copied.
 *
 * @param kind what an attacker knows of the numbers beforehand
 * @param values one per cell of the shape, additive over its equations
 * @param largest for each cell what its largest contributors add, in absolute terms: first the largest of all cells, then
 *     the second largest, and so on, as many as the rules ask for; empty where no rule asks. A contributor is a unit, or
 *     all units of a holding together
 */
@SuppressWarnings("ArrayRecordComponent")
public record Measure(Kind kind, double[] values, List<double[]> largest) {

    /** The knowledge about the values that everybody has. */
    public enum Kind {
        /** The number of protected units itself: whole, at least one where it is not zero. */
        FREQUENCY,
        /** A number of events or things of which a unit may have several: whole, at least one where it is not zero. */
        EVENTS,
        /** A sum of values that are known to be zero or more. */
        NON_NEGATIVE,
        /** A sum of values that may be negative. */
        ANY_SIGN;

        public boolean isWhole() {
            return this == FREQUENCY || this == EVENTS;
        }
    }

    public Measure {
        largest = List.copyOf(largest);
        for (double[] one : largest) {
            if (one.length != values.length) {
                throw new IllegalArgumentException("the largest contributions are told for each cell or for none");
            }
        }
    }

    /** A measure for which no contributors are told apart; concentration rules do not apply to it. */
    public static Measure of(Kind kind, double[] values) {
        return new Measure(kind, values, List.of());
    }

    /** Whether the largest contributors are known. */
    public boolean tellsContributors() {
        return !largest.isEmpty();
    }

    /** What the {@code n} largest contributors to a cell add together, in absolute terms; {@code n} from 0. */
    public double largest(int cell, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += largest.get(i)[cell];
        }
        return sum;
    }

    /**
     * Puts a contribution where it belongs among the largest, in place; the smallest falls out.
     *
     * @param top the largest contributions so far, in descending order
     */
    public static void rank(double[] top, double contribution) {
        double next = contribution;
        for (int i = 0; i < top.length; i++) {
            double high = Math.max(top[i], next);
            next = Math.min(top[i], next);
            top[i] = high;
        }
    }
}
