package dk.sluse.sdc;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How far the hidden cells of a group can be moved in one measure.
 *
 * <p>The unknowns are deviations from the true values, so that every right side is zero and the truth is a feasible
 * start. One linear program serves all cells, only its objective changes (warm start), and every solution found on the
 * way is used as proof for all cells that it moves. Whole numbers are proven by whole numbers.
 */
final class Bounds implements AutoCloseable {

    private static final double TOLERANCE = 1e-6;

    /** How far from a whole number the solver may end that means it. */
    private static final double ROUNDED = 0.01;

    /** Random steps go on as long as each proves at least this part of the open cells: one in ten. */
    private static final int WORTHWHILE = 10;

    private final Measure measure;
    private final Auditor.Group group;
    private final Pattern pattern;
    private final int[] cells;
    private final double scale;
    private final MPSolver solver = MPSolver.createSolver("GLOP");
    private final MPSolverParameters warm = parameters(MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON);
    private final MPVariable[] deviations;
    private final double[] down;
    private final double[] up;

    Bounds(Measure measure, Auditor.Group group, Pattern pattern) {
        this.measure = measure;
        this.group = group;
        this.pattern = pattern;
        this.cells = group.cells();
        this.deviations = new MPVariable[cells.length];
        this.down = new double[cells.length];
        this.up = new double[cells.length];
        double largest = 1;
        for (int cell : cells) {
            double size = Math.max(Math.abs(measure.values()[cell]), pattern.demandedWidth(measure, cell));
            largest = Math.max(largest, size);
        }
        scale = measure.kind().isWhole() ? 1 : largest / 1000;
        warm.setIntegerParam(
                MPSolverParameters.IntegerParam.PRESOLVE, MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
        addVariables(2 * largest + 2);
        addSums();
    }

    private static MPSolverParameters parameters(MPSolverParameters.IncrementalityValues incrementality) {
        MPSolverParameters parameters = new MPSolverParameters();
        parameters.setIntegerParam(MPSolverParameters.IntegerParam.INCREMENTALITY, incrementality.swigValue());
        return parameters;
    }

    private void addVariables(double reach) {
        for (int i = 0; i < cells.length; i++) {
            double value = measure.values()[cells[i]];
            double low = Math.max(pattern.lowest(measure, cells[i]) - value, -reach);
            double high = Math.min(pattern.highest(measure, cells[i]) - value, reach);
            deviations[i] = solver.makeNumVar(Math.min(0, low) / scale, Math.max(0, high) / scale, "");
        }
    }

    private void addSums() {
        for (int[] sum : group.sums()) {
            MPConstraint constraint = solver.makeConstraint(0, 0);
            for (int place = 0; place < sum.length; place++) {
                if (sum[place] >= 0) {
                    constraint.setCoefficient(deviations[sum[place]], place == 0 ? -1 : 1);
                }
            }
        }
    }

    void addWeakCells(BitSet weak) {
        SplittableRandom random = new SplittableRandom(cells.length);
        int before = cells.length + 1;
        for (int open = open(); open > 0 && open <= before - Math.ceilDiv(before, WORTHWHILE); open = open()) {
            before = open;
            push(random);
        }
        for (int i = 0; i < cells.length; i++) {
            double reached = proven(i) ? 0 : move(i, +1);
            reached = proven(i) ? 0 : Math.max(reached, move(i, -1));
            if (!proven(i) && measure.kind().isWhole() && reached > 1 - ROUNDED) {
                new WholeProof(pattern).find(measure, group, i).ifPresent(this::harvest);
            }
            if (!proven(i)) {
                weak.set(cells[i]);
            }
        }
    }

    private int open() {
        return (int) IntStream.range(0, cells.length).filter(i -> !proven(i)).count();
    }

    private boolean proven(int i) {
        double width = (up[i] + down[i]) * scale;
        double demanded = pattern.demandedWidth(measure, cells[i]);
        return width >= demanded * (1 - TOLERANCE) - TOLERANCE * scale;
    }

    /** One step in a random direction that moves as many of the unproven cells as it can, and the same way back. */
    private void push(SplittableRandom random) {
        MPObjective objective = solver.objective();
        objective.clear();
        for (int i = 0; i < cells.length; i++) {
            if (!proven(i)) {
                objective.setCoefficient(deviations[i], random.nextBoolean() ? 1 : -1);
            }
        }
        solve(objective, true);
        solve(objective, false);
    }

    /** How far the cell moves in a direction, in fractions if need be. */
    private double move(int i, int direction) {
        MPObjective objective = solver.objective();
        objective.clear();
        objective.setCoefficient(deviations[i], direction);
        solve(objective, true);
        return objective.value();
    }

    /** Where the solver has no answer, warm or from scratch, nothing is proven, and more is hidden. */
    private void solve(MPObjective objective, boolean highest) {
        objective.setOptimizationDirection(highest);
        if (answered(solver.solve(warm))
                || answered(solver.solve(parameters(MPSolverParameters.IncrementalityValues.INCREMENTALITY_OFF)))) {
            double[] moved = Arrays.stream(deviations)
                    .mapToDouble(MPVariable::solutionValue)
                    .toArray();
            if (!measure.kind().isWhole() || isWhole(moved)) {
                harvest(moved);
            }
        }
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
        for (int i = 0; i < cells.length; i++) {
            up[i] = Math.max(up[i], moved[i]);
            down[i] = Math.max(down[i], -moved[i]);
        }
    }

    @Override
    public void close() {
        solver.delete();
    }
}
