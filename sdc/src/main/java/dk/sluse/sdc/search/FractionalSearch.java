package dk.sluse.sdc.search;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds which cells to hide so that a cell can be moved, by linear programming: the cheapest move in which cells may move
 * by different amounts, each paying in proportion (the heuristic of Kelly, Golden and Assad 1992 for one cell). Slower than
 * {@link MoveSearch}, and there for what that does not find: moves that must be put together from several, as none has room
 * for the whole amount.
 */
final class FractionalSearch {

    /** What moving a hidden cell costs, so that few move. */
    private static final double STEP = 0.01;

    /** Moves smaller than this are the solver's noise. */
    private static final double NOISE = 1e-6;

    /** With more cells than this that hang together a linear program takes longer than the search that it may spare. */
    static final int FEW = 400;

    private final Reduction table;
    private final double[] cost;
    private final boolean[] hidden;

    /** The bundles seen in the search at hand bear its number. */
    private final int[] marked;

    private int mark;

    /** How many parts of each equation are hidden and not told; all zero between searches. */
    private final int[] unknown;

    /** Loads the solver once, and only where a program is solved. */
    private static final class Solver {

        static {
            Loader.loadNativeLibraries();
        }

        static MPSolver create() {
            return MPSolver.createSolver("GLOP");
        }
    }

    FractionalSearch(Reduction table, double[] cost, boolean[] hidden) {
        this.table = table;
        this.cost = cost;
        this.hidden = hidden;
        this.marked = new int[table.bundles()];
        this.unknown = new int[table.equations()];
    }

    /** The bundles that move; null if there is no such move at all. */
    int @Nullable [] find(int bundle, int direction, double amount, Rooms rooms) {
        int[] near = connected(bundle, false);
        for (int one : direction == 0 ? new int[] {1, -1} : new int[] {direction}) {
            double[] steps = steps(near, bundle, one, amount, rooms);
            if (steps != null) {
                return IntStream.range(0, near.length)
                        .filter(i -> Math.abs(steps[i]) > NOISE)
                        .map(i -> near[i])
                        .toArray();
            }
        }
        return null;
    }

    /** What is known of moves of a bundle among hidden ones. */
    sealed interface Among {

        /** There is none, not even one put together from several. */
        record None() implements Among {}

        /** One in which all that moves moves by the whole amount; bundles, each followed by its step. */
        @SuppressWarnings("ArrayRecordComponent")
        record One(int[] move) implements Among {}

        /** Not told: too many cells hang together, or they move by different amounts. */
        record Untold() implements Among {}
    }

    /**
     * Whether a bundle can be moved among those that are hidden.
     *
     * @param direction +1 or -1, or 0 if either will do
     */
    Among among(int bundle, int direction, double amount, Rooms rooms) {
        int[] near = connected(bundle, true);
        if (near.length > FEW) {
            return new Among.Untold();
        }
        boolean none = true;
        for (int one : direction == 0 ? new int[] {1, -1} : new int[] {direction}) {
            double[] steps = steps(near, bundle, one, amount, rooms);
            if (steps != null && Arrays.stream(steps).allMatch(step -> Math.abs(step - Math.rint(step)) < NOISE)) {
                return new Among.One(IntStream.range(0, near.length)
                        .filter(i -> Math.rint(steps[i]) != 0)
                        .flatMap(i -> IntStream.of(near[i], (int) Math.rint(steps[i])))
                        .toArray());
            }
            none &= steps == null;
        }
        return none ? new Among.None() : new Among.Untold();
    }

    /** Whether sums with one hidden part, one after another, tell the bundle; not looked at if too many hang together. */
    boolean isTold(int bundle) {
        int[] near = connected(bundle, true);
        if (near.length > FEW) {
            return false;
        }
        for (int one : near) {
            for (int equation : table.equationsOf(one)) {
                unknown[equation]++;
            }
        }
        boolean told = tells(bundle, near);
        for (int one : near) {
            for (int equation : table.equationsOf(one)) {
                unknown[equation] = 0;
            }
        }
        return told;
    }

    private boolean tells(int bundle, int[] near) {
        mark++;
        int[] known = new int[near.length];
        int length = 0;
        for (int one : near) {
            if (alone(one)) {
                marked[one] = mark;
                known[length++] = one;
            }
        }
        for (int i = 0; i < length && marked[bundle] != mark; i++) {
            for (int equation : table.equationsOf(known[i])) {
                if (--unknown[equation] == 1) {
                    for (int one : table.equation(equation)) {
                        if (hidden[one] && marked[one] != mark) {
                            marked[one] = mark;
                            known[length++] = one;
                        }
                    }
                }
            }
        }
        return marked[bundle] == mark;
    }

    private boolean alone(int bundle) {
        for (int equation : table.equationsOf(bundle)) {
            if (unknown[equation] == 1) {
                return true;
            }
        }
        return false;
    }

    /** By how many amounts each of the bundles moves; null if there is no such move. */
    private double @Nullable [] steps(int[] near, int moved, int direction, double amount, Rooms rooms) {
        if (rooms.of(moved, direction) < amount) {
            return null;
        }
        MPSolver solver = Solver.create();
        try {
            MPVariable[] ups = new MPVariable[near.length];
            MPVariable[] downs = new MPVariable[near.length];
            for (int i = 0; i < near.length; i++) {
                int bundle = near[i];
                boolean own = bundle == moved;
                double up = own ? (direction > 0 ? 1 : 0) : rooms.of(bundle, 1) / amount;
                double down = own ? (direction < 0 ? 1 : 0) : rooms.of(bundle, -1) / amount;
                double price = hidden[bundle] ? STEP : STEP + cost[bundle];
                boolean shown = price == Double.POSITIVE_INFINITY;
                ups[i] = solver.makeNumVar(own ? up : 0, shown ? 0 : up, "");
                downs[i] = solver.makeNumVar(own ? down : 0, shown ? 0 : down, "");
                solver.objective().setCoefficient(ups[i], shown ? 0 : price);
                solver.objective().setCoefficient(downs[i], shown ? 0 : price);
            }
            addSums(solver, near, ups, downs);
            solver.objective().setMinimization();
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                return null;
            }
            return IntStream.range(0, near.length)
                    .mapToDouble(i -> ups[i].solutionValue() - downs[i].solutionValue())
                    .toArray();
        } finally {
            solver.delete();
        }
    }

    /** What moves must leave every sum as it is. */
    private void addSums(MPSolver solver, int[] near, MPVariable[] ups, MPVariable[] downs) {
        Map<Integer, MPConstraint> sums = new HashMap<>();
        for (int i = 0; i < near.length; i++) {
            for (int equation : table.equationsOf(near[i])) {
                MPConstraint sum = sums.computeIfAbsent(equation, _ -> solver.makeConstraint(0, 0));
                int sign = table.equation(equation)[0] == near[i] ? -1 : 1;
                sum.setCoefficient(ups[i], sign);
                sum.setCoefficient(downs[i], -sign);
            }
        }
    }

    /** All bundles that hang together with this one, by hidden ones only or by any, in ascending order. */
    private int[] connected(int bundle, boolean hiddenOnly) {
        mark++;
        List<Integer> found = new ArrayList<>(List.of(bundle));
        marked[bundle] = mark;
        for (int i = 0; i < found.size() && !(hiddenOnly && found.size() > FEW); i++) {
            for (int equation : table.equationsOf(found.get(i))) {
                for (int other : table.equation(equation)) {
                    if (marked[other] != mark && (!hiddenOnly || hidden[other])) {
                        marked[other] = mark;
                        found.add(other);
                    }
                }
            }
        }
        return found.stream().mapToInt(one -> one).sorted().toArray();
    }
}
