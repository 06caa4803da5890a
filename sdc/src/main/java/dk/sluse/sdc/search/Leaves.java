package dk.sluse.sdc.search;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The cells of a table that no other cell is a part of, and which of them stand beside each other; the same for all tries. */
public final class Leaves {

    private final Shape shape;
    private final int[] strides;
    private final int[][][] beside;
    private final int[] cellOf;

    public Leaves(Shape shape, Reduction table) {
        this.shape = shape;
        strides = new int[shape.dimensions().size()];
        int stride = 1;
        for (int d = strides.length - 1; d >= 0; d--) {
            strides[d] = stride;
            stride *= shape.dimensions().get(d).size();
        }
        beside = shape.dimensions().stream().map(Leaves::beside).toArray(int[][][]::new);
        cellOf = IntStream.range(0, table.bundles())
                .map(bundle -> leafCell(table.cells(bundle)))
                .toArray();
    }

    /**
     * For each category that is no group all such categories of its group, itself among them; null for groups, empty where
     * nothing adds up. Categories of a group share one list.
     */
    private static int[] @Nullable [] beside(Hierarchy hierarchy) {
        List<List<Integer>> children = hierarchy.children();
        int[] @Nullable [] beside = new int[hierarchy.size()][];
        if (!hierarchy.linked().isEmpty()) {
            return beside;
        }
        for (int node = 0; node < beside.length; node++) {
            int[] leaves = children.get(node).stream()
                    .mapToInt(child -> child)
                    .filter(child -> children.get(child).isEmpty())
                    .toArray();
            for (int leaf : leaves) {
                beside[leaf] = leaves;
            }
            if (children.get(node).isEmpty() && hierarchy.nodes().get(node).parent() < 0) {
                beside[node] = new int[0];
            }
        }
        return beside;
    }

    private int leafCell(int[] cells) {
        for (int cell : cells) {
            int[] at = shape.nodes(cell);
            if (IntStream.range(0, at.length).allMatch(d -> beside[d][at[d]] != null)) {
                return cell;
            }
        }
        return -1;
    }

    /** How many groupings the table has. */
    int dimensions() {
        return strides.length;
    }

    /** In how many of the groupings anything adds up. */
    int summedDimensions() {
        return (int)
                shape.dimensions().stream().filter(one -> !one.sums().isEmpty()).count();
    }

    int stride(int dimension) {
        return strides[dimension];
    }

    /** The cell of a bundle that is no total; -1 if there is none. */
    int cell(int bundle) {
        return cellOf[bundle];
    }

    int[] nodes(int cell) {
        return shape.nodes(cell);
    }

    /** The categories of the group of a category, itself among them; empty where nothing adds up. */
    int[] beside(int dimension, int node) {
        return Objects.requireNonNull(beside[dimension][node]);
    }
}
