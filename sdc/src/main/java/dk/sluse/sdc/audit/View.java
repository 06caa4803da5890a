package dk.sluse.sdc.audit;

import dk.sluse.sdc.table.Equations;

/**
 * What a reader of a table has to do with in one measure, and what he may not find out. The arrays run over the hidden
 * cells, and are handed over, not copied.
 *
 * @param equations the sums of the table
 * @param cells the hidden cells, in ascending order
 * @param whole whether all values are whole numbers, and known to be
 * @param values the hidden values
 * @param lowest what each value is known to be no less than, before any sum is looked at; may be negative infinity
 * @param highest what it is known to be no more than; may be infinity
 * @param up how far above the value the interval must reach that he can compute
 * @param down how far below
 * @param width how wide it must be in all
 */
@SuppressWarnings("ArrayRecordComponent")
public record View(
        Equations equations,
        int[] cells,
        boolean whole,
        double[] values,
        double[] lowest,
        double[] highest,
        double[] up,
        double[] down,
        double[] width) {

    /** Relative slack for the noise of binary fractions. */
    static final double TOLERANCE = 1e-6;

    /** Whether an interval that reaches so far from a value is as wide as demanded. */
    boolean suffices(int place, double reachesUp, double reachesDown) {
        return covers(reachesUp, up[place])
                && covers(reachesDown, down[place])
                && covers(reachesUp + reachesDown, width[place]);
    }

    /** How far a value must be moved at most. */
    double demanded(int place) {
        return Math.max(width[place], Math.max(up[place], down[place]));
    }

    /** By how much a value may seem to leave what is known of it, for the noise of binary fractions. */
    double noise(int place) {
        return whole ? 0 : TOLERANCE * Math.max(1, Math.abs(values[place]));
    }

    private static boolean covers(double distance, double demanded) {
        return distance >= demanded * (1 - TOLERANCE) && (distance > 0 || demanded <= 0);
    }
}
