package dk.sluse.sdc.search;

import dk.sluse.sdc.table.Measure;

/**
 * How far each bundle could move in a measure without leaving what is known of its values beforehand.
 *
 * @param up at least 0, or infinite
 * @param down at least 0, or infinite
 */
@SuppressWarnings("ArrayRecordComponent")
public record Rooms(double[] up, double[] down) {

    /** What a reader knows of hidden cells beforehand. */
    public interface Knowledge {

        /** The smallest value that he must reckon with. */
        double lowest(Measure measure, int cell);

        /** The largest value that he must reckon with. */
        double highest(Measure measure, int cell);
    }

    public static Rooms of(Measure measure, Knowledge known, Reduction table) {
        Rooms rooms = new Rooms(new double[table.bundles()], new double[table.bundles()]);
        for (int bundle = 0; bundle < table.bundles(); bundle++) {
            rooms.look(bundle, measure, known, table);
        }
        return rooms;
    }

    /** Looks at a bundle again, after what is known of it has changed. */
    public void look(int bundle, Measure measure, Knowledge known, Reduction table) {
        up[bundle] = Double.POSITIVE_INFINITY;
        down[bundle] = Double.POSITIVE_INFINITY;
        for (int cell : table.cells(bundle)) {
            double value = measure.values()[cell];
            up[bundle] = Math.min(up[bundle], Math.max(0, known.highest(measure, cell) - value));
            down[bundle] = Math.min(down[bundle], Math.max(0, value - known.lowest(measure, cell)));
        }
    }

    /** Whether a move, bundles each followed by its step, stays within these rooms. */
    public boolean allow(int[] move, double amount) {
        for (int at = 0; at < move.length; at += 2) {
            if ((move[at + 1] > 0 ? up : down)[move[at]] < amount) {
                return false;
            }
        }
        return true;
    }
}
