package dk.sluse.tabulation.count;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Adds the leaf cells up into all cells of a table. Rows and sums are exact everywhere. Where a unit can be in several
 * leaf cells, units are at least as many as told and contributions at most as large: enough to find most cells safe,
 * and the others are to be looked at.
 */
public final class Tally {

    private final long[] rows;
    private final double[] sums;
    private final double[] largest;
    private final double[] second;
    private final long[] contributing;
    private final long[] contributors;
    private final int[] entries;

    private final Shape shape;
    private final int[][][] ancestors;

    public Tally(Shape shape) {
        int cells = shape.cells();
        this.shape = shape;
        rows = new long[cells];
        sums = new double[cells];
        largest = new double[cells];
        second = new double[cells];
        contributing = new long[cells];
        contributors = new long[cells];
        entries = new int[cells];
        ancestors = shape.dimensions().stream().map(Tally::ancestors).toArray(int[][][]::new);
    }

    private static int[][] ancestors(Hierarchy hierarchy) {
        List<Hierarchy.Node> nodes = hierarchy.nodes();
        int[][] of = new int[nodes.size()][];
        for (int node = 0; node < of.length; node++) {
            int parent = nodes.get(node).parent();
            int[] above = parent < 0 ? new int[0] : of[parent];
            of[node] = Arrays.copyOf(above, above.length + 1);
            of[node][above.length] = node;
        }
        return of;
    }

    /** Calls with every cell that a leaf cell is part of, itself among them. */
    public void forEachAround(int[] nodes, IntConsumer cell) {
        forEachAround(nodes, 0, 0, cell);
    }

    private void forEachAround(int[] nodes, int dimension, int cell, IntConsumer consumer) {
        if (dimension == nodes.length) {
            consumer.accept(cell);
            return;
        }
        int size = shape.dimensions().get(dimension).size();
        for (int node : ancestors[dimension][nodes[dimension]]) {
            forEachAround(nodes, dimension + 1, cell * size + node, consumer);
        }
    }

    /**
     * Adds a leaf cell.
     *
     * @param nodes where it stands
     * @param unitsInOneCellOnly whether no unit is in two leaf cells
     */
    public void add(int[] nodes, Entry entry, boolean unitsInOneCellOnly) {
        forEachAround(nodes, cell -> {
            rows[cell] += entry.rows();
            contributing[cell] += entry.contributing();
            sums[cell] += entry.sum();
            entries[cell]++;
            contributors[cell] = Math.max(contributors[cell], entry.units());
            if (unitsInOneCellOnly) {
                rank(cell, entry.largest());
                rank(cell, entry.second());
            } else {
                largest[cell] += entry.largest();
                second[cell] += entry.second();
            }
        });
    }

    private void rank(int cell, double contribution) {
        if (contribution > largest[cell]) {
            second[cell] = largest[cell];
            largest[cell] = contribution;
        } else {
            second[cell] = Math.max(second[cell], contribution);
        }
    }

    /** How many rows have a value, cell by cell; exact. */
    public long[] rows() {
        return rows;
    }

    /**
     * How many rows matter for how few units are behind a cell, cell by cell; exact. Rows with nothing but zero add nothing
     * to a sum, so whoever knows of them knows the others; where all are zero, all count.
     */
    public long[] countedRows() {
        long[] counted = new long[rows.length];
        Arrays.setAll(counted, cell -> contributing[cell] > 0 ? contributing[cell] : rows[cell]);
        return counted;
    }

    /** The sum of the values, cell by cell; exact. */
    public double[] sums() {
        return sums;
    }

    /** How much the largest contributor adds at most, in absolute terms. */
    public double[] largest() {
        return largest;
    }

    /** How much the second largest adds at most, as far as both together matter. */
    public double[] second() {
        return second;
    }

    /** The largest number of contributors in any leaf cell below. */
    public long[] contributors() {
        return contributors;
    }

    /** How many leaf cells are below. */
    public int[] entries() {
        return entries;
    }
}
