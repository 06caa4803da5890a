package dk.sluse.sdc.audit;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Hidden cells that hang together through equations.
 *
 * @param places where they stand among the hidden cells of the view, in ascending order
 * @param sums what is known of them: each the place of a hidden total within this group, or -1, then of its hidden parts
 */
@SuppressWarnings("ArrayRecordComponent")
record Group(int[] places, List<int[]> sums) {

    static List<Group> of(View view) {
        int[] cells = view.cells();
        int[] placeOf = new int[view.equations().cells()];
        Arrays.fill(placeOf, -1);
        for (int i = 0; i < cells.length; i++) {
            placeOf[cells[i]] = i;
        }
        int[] group = IntStream.range(0, cells.length).toArray();
        List<int[]> sums = new ArrayList<>();
        for (int e = 0; e < view.equations().size(); e++) {
            int[] sum = hidden(view.equations(), e, placeOf);
            if (sum.length > 1 || sum[0] >= 0) {
                sums.add(sum);
                int first = first(sum);
                Arrays.stream(sum)
                        .filter(place -> place >= 0)
                        .forEach(place -> group[named(group, place)] = named(group, first));
            }
        }
        return split(cells.length, sums, group);
    }

    /** Writes the sums down for a solver whose variables are how far each cell of the group moves. */
    void addSums(MPSolver solver, MPVariable[] deviations) {
        for (int[] sum : sums) {
            MPConstraint constraint = solver.makeConstraint(0, 0);
            for (int place = 0; place < sum.length; place++) {
                if (sum[place] >= 0) {
                    constraint.setCoefficient(deviations[sum[place]], place == 0 ? -1 : 1);
                }
            }
        }
    }

    private static int first(int[] sum) {
        return sum[0] < 0 ? sum[1] : sum[0];
    }

    private static int[] hidden(Equations equations, int equation, int[] placeOf) {
        int[] hidden = new int[equations.length(equation)];
        hidden[0] = placeOf[equations.total(equation)];
        int found = 1;
        for (int at = 1; at < hidden.length; at++) {
            int place = placeOf[equations.member(equation, at)];
            if (place >= 0) {
                hidden[found++] = place;
            }
        }
        return Arrays.copyOf(hidden, found);
    }

    /** The place after which the group of a place is named. */
    private static int named(int[] group, int place) {
        int at = place;
        while (group[at] != at) {
            group[at] = group[group[at]];
            at = group[at];
        }
        return at;
    }

    private static List<Group> split(int hidden, List<int[]> sums, int[] group) {
        TreeMap<Integer, List<Integer>> members = new TreeMap<>();
        int[] placeInGroup = new int[hidden];
        for (int i = 0; i < hidden; i++) {
            List<Integer> together = members.computeIfAbsent(named(group, i), _ -> new ArrayList<>());
            placeInGroup[i] = together.size();
            together.add(i);
        }
        TreeMap<Integer, List<int[]>> known = new TreeMap<>();
        for (int[] sum : sums) {
            known.computeIfAbsent(named(group, first(sum)), _ -> new ArrayList<>())
                    .add(Arrays.stream(sum)
                            .map(place -> place < 0 ? -1 : placeInGroup[place])
                            .toArray());
        }
        List<Group> groups = new ArrayList<>();
        members.forEach((name, together) -> groups.add(
                new Group(together.stream().mapToInt(i -> i).toArray(), known.getOrDefault(name, List.of()))));
        return groups;
    }
}
