package dk.sluse.sdc.table;

import java.util.List;

/**
 * The cells of a table: every combination of one node from each hierarchy, numbered row by row, and the equations
 * between them (a group is the sum of its parts, with all other groupings held).
 */
public final class Shape {

    /** More cells than this are refused; such a table is no longer read by anyone. */
    public static final int MAXIMUM_CELLS = 1_000_000;

    private final List<Hierarchy> dimensions;
    private final Equations equations;

    /** @param dimensions the groupings; at least one */
    public Shape(List<Hierarchy> dimensions) {
        this.dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one grouping");
        }
        long cells = dimensions.stream().mapToLong(Hierarchy::size).reduce(1, Math::multiplyExact);
        if (cells > MAXIMUM_CELLS) {
            throw new IllegalArgumentException("the table has " + cells + " cells, more than " + MAXIMUM_CELLS);
        }
        Equations.Builder builder = new Equations.Builder((int) cells);
        int stride = 1;
        for (int d = dimensions.size() - 1; d >= 0; d--) {
            add(dimensions.get(d), stride, (int) cells, builder);
            stride *= dimensions.get(d).size();
        }
        this.equations = builder.build();
    }

    private static void add(Hierarchy hierarchy, int stride, int cells, Equations.Builder builder) {
        int block = stride * hierarchy.size();
        for (Hierarchy.Sum sum : hierarchy.sums().reversed()) {
            int[] parts = sum.parts().stream().mapToInt(part -> part * stride).toArray();
            for (int outer = 0; outer < cells; outer += block) {
                for (int inner = 0; inner < stride; inner++) {
                    int offset = outer + inner;
                    builder.add(offset + sum.total() * stride, offset, parts);
                }
            }
        }
    }

    public List<Hierarchy> dimensions() {
        return dimensions;
    }

    /** The sums between the cells. */
    public Equations equations() {
        return equations;
    }

    public int cells() {
        return equations.cells();
    }

    /** The number of the cell with this node in each dimension. */
    public int cell(int... nodes) {
        int cell = 0;
        for (int d = 0; d < dimensions.size(); d++) {
            int size = dimensions.get(d).size();
            if (nodes[d] < 0 || nodes[d] >= size) {
                throw new IllegalArgumentException("no such category in dimension " + d);
            }
            cell = cell * size + nodes[d];
        }
        return cell;
    }

    /** The node in each dimension of this cell. */
    public int[] nodes(int cell) {
        int[] nodes = new int[dimensions.size()];
        int rest = cell;
        for (int d = nodes.length - 1; d >= 0; d--) {
            int size = dimensions.get(d).size();
            nodes[d] = rest % size;
            rest /= size;
        }
        return nodes;
    }

    /** The cell with the topmost group in place of a category of one dimension: itself if it has no group above it. */
    public int margin(int cell, int dimension) {
        int[] nodes = nodes(cell);
        List<Hierarchy.Node> all = dimensions.get(dimension).nodes();
        while (all.get(nodes[dimension]).parent() >= 0) {
            nodes[dimension] = all.get(nodes[dimension]).parent();
        }
        return cell(nodes);
    }
}
