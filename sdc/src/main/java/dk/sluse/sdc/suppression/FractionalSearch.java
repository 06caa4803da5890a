package dk.sluse.sdc.suppression;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    private final Reduction table;
    private final double[] cost;
    private final boolean[] hidden;

    static {
        Loader.loadNativeLibraries();
    }

    FractionalSearch(Reduction table, double[] cost, boolean[] hidden) {
        this.table = table;
        this.cost = cost;
        this.hidden = hidden;
    }

    /** The bundles that move; null if there is no such move at all. */
    int @Nullable [] find(Need need, Rooms rooms) {
        for (int direction : need.direction() == 0 ? new int[] {1, -1} : new int[] {need.direction()}) {
            int[] moved = find(need, direction, rooms);
            if (moved != null) {
                return moved;
            }
        }
        return null;
    }

    private int @Nullable [] find(Need need, int direction, Rooms rooms) {
        if ((direction > 0 ? rooms.up() : rooms.down())[need.bundle()] < need.amount()) {
            return null;
        }
        int[] near = connected(need.bundle());
        MPSolver solver = MPSolver.createSolver("GLOP");
        try {
            MPVariable[] ups = new MPVariable[table.bundles()];
            MPVariable[] downs = new MPVariable[table.bundles()];
            for (int bundle : near) {
                boolean own = bundle == need.bundle();
                double up = own ? (direction > 0 ? 1 : 0) : rooms.up()[bundle] / need.amount();
                double down = own ? (direction < 0 ? 1 : 0) : rooms.down()[bundle] / need.amount();
                double price = hidden[bundle] ? STEP : STEP + cost[bundle];
                boolean shown = price == Double.POSITIVE_INFINITY;
                ups[bundle] = solver.makeNumVar(own ? up : 0, shown ? 0 : up, "");
                downs[bundle] = solver.makeNumVar(own ? down : 0, shown ? 0 : down, "");
                solver.objective().setCoefficient(ups[bundle], shown ? 0 : price);
                solver.objective().setCoefficient(downs[bundle], shown ? 0 : price);
            }
            addSums(solver, ups, downs);
            solver.objective().setMinimization();
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                return null;
            }
            return Arrays.stream(near)
                    .filter(bundle -> Math.abs(ups[bundle].solutionValue() - downs[bundle].solutionValue()) > NOISE)
                    .toArray();
        } finally {
            solver.delete();
        }
    }

    private void addSums(MPSolver solver, MPVariable[] ups, MPVariable[] downs) {
        for (int e = 0; e < table.equations(); e++) {
            int[] equation = table.equation(e);
            if (ups[equation[0]] != null) {
                MPConstraint sum = solver.makeConstraint(0, 0);
                for (int i = 0; i < equation.length; i++) {
                    sum.setCoefficient(ups[equation[i]], i == 0 ? -1 : 1);
                    sum.setCoefficient(downs[equation[i]], i == 0 ? 1 : -1);
                }
            }
        }
    }

    /** All bundles that hang together with this one, in ascending order. */
    private int[] connected(int bundle) {
        boolean[] seen = new boolean[table.bundles()];
        List<Integer> found = new ArrayList<>(List.of(bundle));
        seen[bundle] = true;
        for (int i = 0; i < found.size(); i++) {
            for (int equation : table.equationsOf(found.get(i))) {
                for (int other : table.equation(equation)) {
                    if (!seen[other]) {
                        seen[other] = true;
                        found.add(other);
                    }
                }
            }
        }
        return found.stream().mapToInt(one -> one).sorted().toArray();
    }
}
