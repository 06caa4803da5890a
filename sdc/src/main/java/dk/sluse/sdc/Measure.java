package dk.sluse.sdc;

/**
 * What a table publishes in each cell. The arrays are handed over, not copied.
 *
 * @param kind what an attacker knows of the numbers beforehand
 * @param values one per cell of the shape, additive over its equations
 * @param largest what the largest contributing unit adds to the cell, in absolute terms; empty where no rule asks for it
 * @param second what the second largest adds; as long as {@code largest}
 */
@SuppressWarnings("ArrayRecordComponent")
public record Measure(Kind kind, double[] values, double[] largest, double[] second) {

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

        boolean isWhole() {
            return this == FREQUENCY || this == EVENTS;
        }
    }

    private static final double[] NONE = {};

    /** A measure for which no contributors are told apart; concentration rules do not apply to it. */
    public static Measure of(Kind kind, double[] values) {
        return new Measure(kind, values, NONE, NONE);
    }

    boolean tellsContributors() {
        return largest.length > 0;
    }
}
