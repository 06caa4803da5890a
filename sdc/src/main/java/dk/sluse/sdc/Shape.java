package dk.sluse.sdc;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a table: every combination of one node from each hierarchy, numbered row by row, and the equations
 * between them (a group is the sum of its parts, with all other groupings held).
 *
 * @param dimensions the groupings; at least one
 */
public record Shape(List<Hierarchy> dimensions) {

    /** More cells than this are refused; such a table is no longer read by anyone. */
    public static final int MAXIMUM_CELLS = 1_000_000;

    /** A group and its parts, as cell numbers: {@code total = sum(parts)}. */
    @SuppressWarnings("ArrayRecordComponent")
    record Equation(int total, int[] parts) {}

    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.isEmpty()) {
            throw new IllegalArgumentException("a table needs at least one grouping");
        }
        long cells = dimensions.stream().mapToLong(Hierarchy::size).reduce(1, Math::multiplyExact);
        if (cells > MAXIMUM_CELLS) {
            throw new IllegalArgumentException("the table has " + cells + " cells, more than " + MAXIMUM_CELLS);
        }
    }

    public int cells() {
        return dimensions.stream().mapToInt(Hierarchy::size).reduce(1, (a, b) -> a * b);
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

    /** All equations in a fixed order: last dimension first, within it deepest groups first, so that sums can be built. */
    List<Equation> equations() {
        List<Equation> equations = new ArrayList<>();
        int stride = 1;
        for (int d = dimensions.size() - 1; d >= 0; d--) {
            addEquations(d, stride, equations);
            stride *= dimensions.get(d).size();
        }
        return equations;
    }

    private void addEquations(int dimension, int stride, List<Equation> equations) {
        List<List<Integer>> children = dimensions.get(dimension).children();
        int block = stride * children.size();
        int outer = cells() / block;
        for (int group = children.size() - 1; group >= 0; group--) {
            List<Integer> parts = children.get(group);
            if (!parts.isEmpty()) {
                addEquations(equations, group, parts, new int[] {stride, block, outer});
            }
        }
    }

    private static void addEquations(List<Equation> equations, int group, List<Integer> parts, int[] layout) {
        int stride = layout[0];
        for (int o = 0; o < layout[2]; o++) {
            for (int i = 0; i < stride; i++) {
                int offset = o * layout[1] + i;
                int[] cells = parts.stream().mapToInt(p -> offset + p * stride).toArray();
                equations.add(new Equation(offset + group * stride, cells));
            }
        }
    }
}
