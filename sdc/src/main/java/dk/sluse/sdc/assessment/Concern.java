package dk.sluse.sdc.assessment;

/**
 * What speaks against an output.
 *
 * @param risk which
 * @param where which part of the output: a bin, a step, a group, counted from 0; −1 for all of it
 * @param seen what was found
 * @param wanted what it should have been at least, or at most for shares
 */
public record Concern(Risk risk, int where, double seen, double wanted) {

    /** The kinds of risk. */
    public enum Risk {
        /** Fewer units than may be told about. */
        LOW_COUNT,
        /** All units are in one category, or hardly any elsewhere. */
        CLASS_DISCLOSURE,
        /** A few units hold nearly all. */
        DOMINANCE,
        /** So few degrees of freedom that data follow from the model. */
        LOW_DEGREES_OF_FREEDOM,
        /** As many parameters as different rows: coefficients are the figures of groups. */
        SATURATED,
        /** The figure is the value of one unit. */
        ONE_UNITS_VALUE,
        /** Each point is a unit. */
        UNIT_LEVEL,
        /** A unit decides the fit where it stands. */
        LEVERAGE,
        /** What two steps differ by is too few. */
        DIFFERENCING
    }
}
