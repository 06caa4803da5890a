package dk.sluse.sdc;

import com.google.ortools.Loader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Computes what a reader can compute: for each hidden cell the interval of values that agree with all equations. Hidden
 * cells that hang together through equations are looked at together, and apart from all others.
 */
final class Auditor {

    static {
        Loader.loadNativeLibraries();
    }

    private final Table table;
    private final List<Shape.Equation> equations;
    private final Pattern pattern;

    Auditor(Table table, List<Shape.Equation> equations, Pattern pattern) {
        this.table = table;
        this.equations = equations;
        this.pattern = pattern;
    }

    /** The hidden cells, in ascending order, whose interval is narrower than demanded in some measure. */
    int[] weakCells() {
        BitSet weak = new BitSet();
        for (Group group : groups()) {
            for (Measure measure : table.measures()) {
                try (Bounds bounds = new Bounds(measure, group, pattern)) {
                    bounds.addWeakCells(weak);
                }
            }
        }
        return weak.stream().toArray();
    }

    /**
     * Hidden cells that hang together.
     *
     * @param cells in ascending order
     * @param sums what is known of them: each the place of a hidden total among the cells, or -1, then of its hidden parts
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Group(int[] cells, List<int[]> sums) {}

    private List<Group> groups() {
        int[] cells = pattern.cells();
        int[] placeOf = new int[table.shape().cells()];
        for (int i = 0; i < cells.length; i++) {
            placeOf[cells[i]] = i + 1;
        }
        int[] group = IntStream.range(0, cells.length).toArray();
        List<int[]> sums = new ArrayList<>();
        for (Shape.Equation equation : equations) {
            int[] sum = hidden(equation, placeOf);
            if (sum.length > 1 || sum[0] >= 0) {
                sums.add(sum);
                int first = sum[0] < 0 ? sum[1] : sum[0];
                Arrays.stream(sum)
                        .filter(cell -> cell >= 0)
                        .forEach(cell -> group[named(group, cell)] = named(group, first));
            }
        }
        return split(cells, sums, group);
    }

    private static int[] hidden(Shape.Equation equation, int[] placeOf) {
        IntStream parts =
                Arrays.stream(equation.parts()).map(part -> placeOf[part] - 1).filter(place -> place >= 0);
        return IntStream.concat(IntStream.of(placeOf[equation.total()] - 1), parts)
                .toArray();
    }

    /** The cell after which the group of a cell is named. */
    private static int named(int[] group, int cell) {
        int at = cell;
        while (group[at] != at) {
            group[at] = group[group[at]];
            at = group[at];
        }
        return at;
    }

    private static List<Group> split(int[] cells, List<int[]> sums, int[] group) {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        int[] placeInGroup = new int[cells.length];
        for (int i = 0; i < cells.length; i++) {
            List<Integer> together = members.computeIfAbsent(named(group, i), _ -> new ArrayList<>());
            placeInGroup[i] = together.size();
            together.add(i);
        }
        TreeMap<Integer, List<int[]>> known = new TreeMap<>();
        for (int[] sum : sums) {
            int first = sum[0] < 0 ? sum[1] : sum[0];
            known.computeIfAbsent(named(group, first), _ -> new ArrayList<>())
                    .add(Arrays.stream(sum)
                            .map(cell -> cell < 0 ? -1 : placeInGroup[cell])
                            .toArray());
        }
        List<Group> groups = new ArrayList<>();
        members.forEach((name, together) -> groups.add(
                new Group(together.stream().mapToInt(i -> cells[i]).toArray(), known.getOrDefault(name, List.of()))));
        return groups;
    }
}
