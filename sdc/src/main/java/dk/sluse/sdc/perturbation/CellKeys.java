package dk.sluse.sdc.perturbation;

import java.util.List;

/**
 * The cell key method: every unit has a random key for good, the key of a cell is the fraction of the sum of its units' keys, and
 * decides how the cell is changed. The same units get the same change in every table, so that asking again tells nothing.
 *
 * <p>Keys are 64-bit fractions whose sums wrap around, so that they are exact whatever the order.
 *
 * @see <a href="https://www.census.gov/content/dam/Census/newsroom/press-kits/2011/fraser.pdf">Fraser, Wooton (2005)</a>
 */
public final class CellKeys {

    private static final double WHOLE = 0x1.0p64;

    private final PerturbationTable table;

    public CellKeys(PerturbationTable table) {
        this.table = table;
    }

    /** A key in [0, 1) as a fraction of 2⁶⁴. */
    public static long fraction(double key) {
        if (!(key >= 0 && key < 1)) {
            throw new IllegalArgumentException("a record key is at least 0 and below 1");
        }
        double high = Math.floor(key * 0x1.0p32);
        return ((long) high << 32) | (long) ((key * 0x1.0p32 - high) * 0x1.0p32);
    }

    /** The key of a cell from the sum of the fractions of its units, which may have wrapped around. */
    public static double key(long sum) {
        double key = (sum >>> 1) * 2.0 / WHOLE;
        return key < 1 ? key : Math.nextDown(1.0);
    }

    /**
     * A changed count.
     *
     * @param units distinct units in the cell
     * @param keys sum of their keys, see {@link #fraction}
     */
    public long count(long units, long keys) {
        return units + table.change(units, key(keys));
    }

    /** A changed count of weighted units: as many mean weights more or fewer as units. */
    public double weighted(double weighted, long units, long keys) {
        return units == 0 ? 0 : weighted + table.change(units, key(keys)) * (weighted / units);
    }

    /**
     * A changed sum: each of the largest contributions is moved by up to its own share, in a direction that depends on who
     * contributes and on the cell.
     *
     * <p>Guaranteed: nobody's contribution is told more closely than its share by the cell alone, and a sum of 0 contributions stays
     * 0. Not guaranteed: that sums add up, and that the largest is safe from somebody who knows all others and his key.
     *
     * @param largest the largest contributions, the largest first
     * @param contributors their keys, as fractions
     * @param shares by which part of each it may be moved; as many as are moved
     * @see <a href="https://www.abs.gov.au/ausstats/methods">the top contributors method of the Australian Bureau of Statistics</a>
     */
    public double sum(double sum, long units, long keys, double[] largest, long[] contributors, List<Double> shares) {
        PerturbationTable.Row row = table.rows().getLast();
        int most = Math.max(-row.changes().getFirst(), row.changes().getLast());
        double changed = sum;
        for (int i = 0; i < Math.min(shares.size(), (int) Math.min(units, largest.length)); i++) {
            int step = row.change(key(keys + contributors[i]));
            changed += Math.abs(largest[i]) * shares.get(i) * step / most;
        }
        return changed;
    }
}
