package dk.sluse.sdc.search;

import java.util.function.IntToDoubleFunction;

/**
 * How far each bundle could move in a measure without leaving what is known of its values.
 *
 * @param up at least 0, or infinite
 * @param down at least 0, or infinite
 */
@SuppressWarnings("ArrayRecordComponent")
public record Reach(double[] up, double[] down) {

    /** Of bundles that cannot move; see {@link #look}. */
    public static Reach none(Reduction table) {
        return new Reach(new double[table.bundles()], new double[table.bundles()]);
    }

    /**
     * Looks at what is known of a bundle.
     *
     * @param lowest the smallest value of each of its cells that a reader must reckon with
     * @param highest the largest
     */
    public void look(
            int bundle, int[] cells, double[] values, IntToDoubleFunction lowest, IntToDoubleFunction highest) {
        up[bundle] = Double.POSITIVE_INFINITY;
        down[bundle] = Double.POSITIVE_INFINITY;
        for (int cell : cells) {
            up[bundle] = Math.min(up[bundle], Math.max(0, highest.applyAsDouble(cell) - values[cell]));
            down[bundle] = Math.min(down[bundle], Math.max(0, values[cell] - lowest.applyAsDouble(cell)));
        }
    }

    double of(int bundle, int step) {
        return (step > 0 ? up : down)[bundle];
    }
}
