package dk.sluse.sdc.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * How far the hidden cells of a group can be moved in one measure.
 *
 * <p>The unknowns are deviations from the true values, so that every right side is zero and the truth is a feasible
 * start. One linear program serves all cells, only its objective changes (warm start), and every solution found on the
 * way is used as proof for all cells that it moves. Whole numbers are proven by whole numbers.
 */
final class Bounds implements AutoCloseable {

    static {
        Loader.loadNativeLibraries();
    }

    /** How far from a whole number the solver may end that means it. */
    private static final double ROUNDED = 0.01;

    /** Random steps go on as long as each proves at least this part of the open cells: one in ten. */
    private static final int WORTHWHILE = 10;

    /** A solver that has lost its way among large numbers is stopped. */
    private static final String EFFORT = "max_number_of_iterations: 100000";

    /** Steps that the solver's noise could make, in its own unit. */
    private static final double NOISE = 1e-5;

    private final View view;
    private final Group group;
    private final int size;
    private final double scale;
    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPSolverParameters warm = parameters(MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON);
    private final MPVariable[] deviations;
    private final double[] down;
    private final double[] up;

    private final Consumer<Move> found;
    private final boolean limited;

    /**
     * @param limited whether cells are moved no further than any proof needs, so that the solver always ends at a table
     * @param found takes proofs in whole steps
     */
    Bounds(View view, Group group, boolean limited, Consumer<Move> found) {
        this.found = found;
        this.limited = limited;
        this.view = view;
        this.group = group;
        this.size = group.places().length;
        this.deviations = new MPVariable[size];
        this.down = new double[size];
        this.up = new double[size];
        double largest = 1;
        double demanded = 1;
        for (int place : group.places()) {
            demanded = Math.max(demanded, view.demanded(place));
            largest = Math.max(largest, Math.abs(view.values()[place]));
        }
        largest = Math.max(largest, demanded);
        scale = view.whole() ? 1 : largest / 1000;
        solver.setSolverSpecificParametersAsString(EFFORT);
        warm.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        addVariables(limited ? 2 * Math.ceil(view.whole() ? demanded : largest) + 8 : Double.POSITIVE_INFINITY);
        group.addSums(solver, deviations);
    }

    private static MPSolverParameters parameters(MPSolverParameters.IncrementalityValues incrementality) {
        MPSolverParameters parameters = new MPSolverParameters();
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.INCREMENTALITY, incrementality.swigValue());
        return parameters;
    }

    private void addVariables(double reach) {
        for (int i = 0; i < size; i++) {
            int place = group.places()[i];
            double value = view.values()[place];
            double low = Math.max(Math.min(0, view.lowest()[place] - value), -reach);
            double high = Math.min(Math.max(0, view.highest()[place] - value), reach);
            deviations[i] = solver.makeNumVar(low / scale, high / scale, "");
        }
    }

    /**
     * Adds the cells whose interval is narrower than demanded.
     *
     * @param provenUp how far above its value each cell of the view has been moved already
     * @param provenDown how far below
     */
    void addWeakCells(BitSet weak, double[] provenUp, double[] provenDown) {
        for (int i = 0; i < size; i++) {
            up[i] = provenUp[group.places()[i]] / scale;
            down[i] = provenDown[group.places()[i]] / scale;
        }
        SplittableRandom random = new SplittableRandom(size);
        int before = size + 1;
        for (int open = open(); open > 0 && open <= before - Math.ceilDiv(before, WORTHWHILE); open = open()) {
            before = open;
            push(random);
        }
        for (int i = 0; i < size; i++) {
            double reached = proven(i) ? 0 : move(i, +1);
            reached = proven(i) ? 0 : Math.max(reached, move(i, -1));
            if (!proven(i) && view.whole() && reached > 1 - ROUNDED) {
                WholeProof whole = new WholeProof(view, group);
                whole.find(i, true).ifPresent(this::harvest);
                if (!proven(i)) {
                    whole.find(i, false).ifPresent(this::harvest);
                }
            }
            if (!proven(i)) {
                weak.set(view.cells()[group.places()[i]]);
            }
        }
    }

    /** Notes for each cell of the group how far it can be moved; infinite where there is no bound. */
    void widen(double[] reachesUp, double[] reachesDown) {
        for (int i = 0; i < size; i++) {
            reachesUp[group.places()[i]] = Math.max(0, move(i, +1)) * scale;
            reachesDown[group.places()[i]] = Math.max(0, move(i, -1)) * scale;
        }
    }

    private int open() {
        return (int) IntStream.range(0, size).filter(i -> !proven(i)).count();
    }

    private boolean proven(int i) {
        return up[i] + down[i] >= NOISE && view.suffices(group.places()[i], up[i] * scale, down[i] * scale);
    }

    /** One step in a random direction that moves as many of the unproven cells as it can, and the same way back. */
    private void push(SplittableRandom random) {
        MPObjective objective = solver.objective();
        objective.clear();
        for (int i = 0; i < size; i++) {
            if (!proven(i)) {
                objective.setCoefficient(deviations[i], random.nextBoolean() ? 1 : -1);
            }
        }
        solve(objective, true);
        solve(objective, false);
    }

    /** How far the cell moves in a direction, in fractions if need be, in the solver's unit. */
    private double move(int i, int direction) {
        MPObjective objective = solver.objective();
        objective.clear();
        objective.setCoefficient(deviations[i], direction);
        return solve(objective, true);
    }

    /**
     * The value that the objective reaches. Where there is no limit the cells that it moves are proven without one; where
     * the solver has no answer, warm or from scratch, nothing is proven, and more is hidden.
     */
    private double solve(MPObjective objective, boolean highest) {
        objective.setOptimizationDirection(highest);
        MPSolver.ResultStatus status = solver.solve(warm);
        if (!answered(status)) {
            status = solver.solve(parameters(MPSolverParameters.IncrementalityValues.INCREMENTALITY_OFF));
        }
        // The truth is a solution: where nothing is limited, "infeasible" can only mean that there is no bound.
        if (status == MPSolver.ResultStatus.UNBOUNDED || (!limited && status == MPSolver.ResultStatus.INFEASIBLE)) {
            return Double.POSITIVE_INFINITY;
        }
        if (!answered(status)) {
            return 0;
        }
        double[] moved =
                Arrays.stream(deviations).mapToDouble(MPVariable::solutionValue).toArray();
        if (!view.whole() || isWhole(moved)) {
            harvest(moved);
        }
        return objective.value();
    }

    private static boolean answered(MPSolver.ResultStatus status) {
        return status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
    }

    /** Rounds the deviations in place; whether they were whole but for the solver's noise, and all sums still hold. */
    private boolean isWhole(double[] moved) {
        for (int i = 0; i < moved.length; i++) {
            double whole = Math.rint(moved[i]);
            if (Math.abs(moved[i] - whole) > ROUNDED) {
                return false;
            }
            moved[i] = whole;
        }
        for (int[] sum : group.sums()) {
            double rest = sum[0] < 0 ? 0 : -moved[sum[0]];
            for (int place = 1; place < sum.length; place++) {
                rest += moved[sum[place]];
            }
            if (rest != 0) {
                return false;
            }
        }
        return true;
    }

    private void harvest(double[] moved) {
        boolean further = false;
        for (int i = 0; i < size; i++) {
            further |= !proven(i) && (moved[i] > up[i] || -moved[i] > down[i]);
            up[i] = Math.max(up[i], moved[i]);
            down[i] = Math.max(down[i], -moved[i]);
        }
        if (further && view.whole()) {
            int[] moving = IntStream.range(0, size).filter(i -> moved[i] != 0).toArray();
            found.accept(new Move(
                    IntStream.of(moving)
                            .map(i -> view.cells()[group.places()[i]])
                            .toArray(),
                    IntStream.of(moving).map(i -> (int) moved[i]).toArray(),
                    1));
        }
    }

    @Override
    public void close() {
        solver.delete();
    }
}
