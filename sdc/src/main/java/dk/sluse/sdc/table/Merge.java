package dk.sluse.sdc.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two categories of a grouping that become one.
 *
 * @param dimension of the table, from 0
 * @param first index in its grouping, below {@code second}
 * @param second a category of the same group
 */
public record Merge(int dimension, int first, int second) {

    /** All pairs of categories of a small group, and those that stand beside each other in a large one. */
    private static final int SMALL_GROUP = 12;

    /** The merges of a table worth a look. */
    public static List<Merge> all(Shape shape) {
        List<Merge> merges = new ArrayList<>();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            Hierarchy hierarchy = shape.dimensions().get(d);
            for (int parent = 0; hierarchy.linked().isEmpty() && parent < hierarchy.size(); parent++) {
                addPairs(merges, d, leaves(hierarchy, parent));
            }
        }
        return merges;
    }

    private static List<Integer> leaves(Hierarchy hierarchy, int parent) {
        List<List<Integer>> children = hierarchy.children();
        return children.get(parent).stream()
                .filter(child -> children.get(child).isEmpty())
                .toList();
    }

    private static void addPairs(List<Merge> merges, int dimension, List<Integer> leaves) {
        for (int i = 0; i < leaves.size(); i++) {
            int end = leaves.size() <= SMALL_GROUP ? leaves.size() : Math.min(i + 2, leaves.size());
            for (int j = i + 1; j < end; j++) {
                merges.add(new Merge(dimension, leaves.get(i), leaves.get(j)));
            }
        }
    }

    /** The codes of the two. */
    public List<String> codes(Shape shape) {
        List<Hierarchy.Node> nodes = shape.dimensions().get(dimension).nodes();
        return List.of(nodes.get(first).code(), nodes.get(second).code());
    }

    /** The categories of a cell as they are in the merged table. */
    public int[] nodes(int[] nodes) {
        int[] merged = nodes.clone();
        merged[dimension] = renumbered(nodes[dimension]);
        return merged;
    }

    /**
     * The table with the two as one. Where a unit may stand in both, only what is certain is counted: no fewer units than in the larger
     * of the two, and the largest contributors as if they were the same.
     */
    public Table of(Table table) {
        Shape shape = table.shape();
        List<Hierarchy> groupings = new ArrayList<>(shape.dimensions());
        groupings.set(dimension, hierarchy(groupings.get(dimension)));
        Shape merged = new Shape(groupings);
        boolean apart = isAdditive(table);
        long[] units = new long[merged.cells()];
        List<Measure> measures = table.measures().stream()
                .map(measure -> new Measure(
                        measure.kind(),
                        new double[merged.cells()],
                        measure.largest().stream()
                                .map(_ -> new double[merged.cells()])
                                .toList()))
                .toList();
        for (int cell = 0; cell < shape.cells(); cell++) {
            int to = merged.cell(nodes(shape.nodes(cell)));
            units[to] = apart ? units[to] + table.units()[cell] : Math.max(units[to], table.units()[cell]);
            for (int m = 0; m < measures.size(); m++) {
                add(table.measures().get(m), cell, measures.get(m), to, apart);
            }
        }
        return new Table(merged, units, measures);
    }

    private static void add(Measure from, int cell, Measure sums, int to, boolean apart) {
        sums.values()[to] += from.values()[cell];
        List<double[]> largest = sums.largest();
        double[] top = largest.stream().mapToDouble(one -> one[to]).toArray();
        for (int i = 0; i < top.length; i++) {
            double contribution = from.largest().get(i)[cell];
            if (apart) {
                Measure.rank(top, contribution);
            } else {
                top[i] += contribution;
            }
        }
        for (int i = 0; i < top.length; i++) {
            largest.get(i)[to] = top[i];
        }
    }

    /** Whether each unit stands in one leaf cell, as far as the numbers of units tell. */
    private static boolean isAdditive(Table table) {
        Equations equations = table.shape().equations();
        return IntStream.range(0, equations.size())
                .allMatch(e -> table.units()[equations.total(e)]
                        == IntStream.range(1, equations.length(e))
                                .mapToLong(place -> table.units()[equations.member(e, place)])
                                .sum());
    }

    private int renumbered(int node) {
        return node == second ? first : node - (node > second ? 1 : 0);
    }

    private Hierarchy hierarchy(Hierarchy before) {
        List<Hierarchy.Node> nodes = new ArrayList<>();
        for (int node = 0; node < before.size(); node++) {
            Hierarchy.Node one = before.nodes().get(node);
            if (node != second) {
                String code = node == first
                        ? one.code() + "+" + before.nodes().get(second).code()
                        : one.code();
                nodes.add(new Hierarchy.Node(code, one.parent() < 0 ? -1 : renumbered(one.parent())));
            }
        }
        return new Hierarchy(before.name(), nodes);
    }
}
