package dk.sluse.sdc.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a table of what single units contribute. Contributions of the same unit, or of all units of a holding, are added up in
 * each cell before they are ranked, in totals too, where a unit may stand in several of the parts.
 *
 * <p>Units of a sample may carry weights: the table shows weighted sums, and a contribution of weight 4 counts as four
 * contributors of its size; what is left of a weight that is not whole makes one contributor together with a part of the next.
 * A contributor with several weights counts as the smallest of them.
 *
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 4, on holdings and on sampling weights</a>
 */
public final class Contributions {

    private final Shape shape;
    private final Measure.Kind kind;
    private final int ranked;
    private final List<int[][]> groups;
    private final Map<String, Integer> numbers = new HashMap<>();
    private int contributors;
    private int size;
    private int[] leaves = new int[1024];
    private int[] whose = new int[1024];
    private double[] values = new double[1024];
    private double[] weights = new double[1024];

    /** @param ranked how many of the largest contributions the rules ask for in each cell; 0 or more */
    public Contributions(Shape shape, Measure.Kind kind, int ranked) {
        this.shape = shape;
        this.kind = kind;
        this.ranked = ranked;
        this.groups = shape.dimensions().stream()
                .map(dimension -> dimension.groups().stream()
                        .map(one -> one.stream().mapToInt(Integer::intValue).toArray())
                        .toArray(int[][]::new))
                .toList();
    }

    /** A contribution of a unit that stands nowhere else in the table. */
    public void add(int leaf, double value) {
        add(leaf, contributors++, value, 1);
    }

    /**
     * A contribution of a unit or holding that may have others.
     *
     * @param weight how many units of the population it stands for; at least 1
     * @throws IllegalArgumentException for another weight, or a cell that is the sum of others
     */
    public void add(int leaf, String contributor, double value, double weight) {
        if (!(weight >= 1 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a unit stands for 1 or more of the population, not for " + weight);
        }
        add(leaf, numbers.computeIfAbsent(contributor, _ -> contributors++), value, weight);
    }

    private void add(int leaf, int contributor, double value, double weight) {
        if (value < 0 && kind != Measure.Kind.ANY_SIGN) {
            throw new IllegalArgumentException("a value is negative; sums of such are of any sign");
        }
        if (shape.equations().isTotal(leaf)) {
            throw new IllegalArgumentException("units stand in cells that are not the sum of others");
        }
        if (size == leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * size);
            whose = Arrays.copyOf(whose, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        leaves[size] = leaf;
        whose[size] = contributor;
        values[size] = value;
        weights[size++] = weight;
    }

    /** The table of all that was added. Where weights are not whole, numbers of units are rounded down. */
    public Table table() {
        Gathered gathered = new Gathered(shape.cells(), ranked);
        int[] order = byContributor();
        int from = 0;
        while (from < size) {
            int to = from;
            while (to < size && whose[order[to]] == whose[order[from]]) {
                int row = order[to++];
                gather(gathered, row, shape.nodes(leaves[row]), 0);
            }
            gathered.closeContributor();
            from = to;
        }
        long[] units = new long[shape.cells()];
        Arrays.setAll(units, cell -> (long) Math.floor(gathered.units[cell] + 1e-9));
        return new Table(shape, units, List.of(new Measure(kind, gathered.sums, gathered.largest())));
    }

    /** Adds a row to its own cell and to all totals above, one dimension after the other. */
    private void gather(Gathered gathered, int row, int[] nodes, int dimension) {
        if (dimension == nodes.length) {
            gathered.add(shape.cell(nodes), values[row], weights[row]);
            return;
        }
        int node = nodes[dimension];
        for (int group : groups.get(dimension)[node]) {
            nodes[dimension] = group;
            gather(gathered, row, nodes, dimension + 1);
        }
        nodes[dimension] = node;
    }

    /** The rows of each contributor one after the other, contributors in the order in which they came. */
    private int[] byContributor() {
        int[] starts = new int[contributors + 1];
        for (int row = 0; row < size; row++) {
            starts[whose[row] + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] order = new int[size];
        for (int row = 0; row < size; row++) {
            order[starts[whose[row]]++] = row;
        }
        return order;
    }

    /** What is known of each cell so far, contributor by contributor. */
    private static final class Gathered {

        final double[] sums;
        final double[] units;
        private final double[] ownWeighted;
        private final double[] ownLeast;
        private final boolean[] touched;
        private final List<Integer> cells = new ArrayList<>();
        private final List<double[]> sizes;
        private final List<double[]> shares;

        Gathered(int cells, int ranked) {
            sums = new double[cells];
            units = new double[cells];
            ownWeighted = new double[cells];
            ownLeast = new double[cells];
            touched = new boolean[cells];
            sizes = Stream.generate(() -> new double[cells]).limit(ranked).toList();
            shares = Stream.generate(() -> new double[cells]).limit(ranked).toList();
        }

        void add(int cell, double value, double weight) {
            if (!touched[cell]) {
                touched[cell] = true;
                ownLeast[cell] = weight;
                cells.add(cell);
            }
            ownWeighted[cell] += value * weight;
            ownLeast[cell] = Math.min(ownLeast[cell], weight);
        }

        /** Takes what the current contributor has in each cell as one contribution. */
        void closeContributor() {
            for (int cell : cells) {
                sums[cell] += ownWeighted[cell];
                units[cell] += ownLeast[cell];
                rank(cell, Math.abs(ownWeighted[cell]) / ownLeast[cell], ownLeast[cell]);
                ownWeighted[cell] = 0;
                touched[cell] = false;
            }
            cells.clear();
        }

        private void rank(int cell, double contribution, double itsWeight) {
            double next = contribution;
            double weight = itsWeight;
            for (int i = 0; i < sizes.size() && weight > 0; i++) {
                double[] size = sizes.get(i);
                double[] share = shares.get(i);
                if (next > size[cell] || share[cell] == 0) {
                    double smaller = size[cell];
                    size[cell] = next;
                    next = smaller;
                    double less = share[cell];
                    share[cell] = weight;
                    weight = less;
                }
            }
        }

        /** The contributions as if each weight were so many contributors. */
        List<double[]> largest() {
            List<double[]> largest = Stream.generate(() -> new double[sums.length])
                    .limit(sizes.size())
                    .toList();
            for (int cell = 0; cell < sums.length; cell++) {
                spread(cell, largest);
            }
            return largest;
        }

        private void spread(int cell, List<double[]> largest) {
            int place = 0;
            double free = 1;
            for (int i = 0; i < sizes.size(); i++) {
                double left = shares.get(i)[cell];
                while (left > 0 && place < largest.size()) {
                    double part = Math.min(left, free);
                    largest.get(place)[cell] += part * sizes.get(i)[cell];
                    left -= part;
                    free -= part;
                    if (free <= 0) {
                        place++;
                        free = 1;
                    }
                }
            }
        }
    }
}
