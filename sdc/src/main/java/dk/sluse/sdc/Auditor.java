package dk.sluse.sdc;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Computes what a reader can compute: for each hidden cell the interval of values that agree with all equations.
 *
 * <p>The unknowns are deviations from the true values, so that every right side is zero and the truth is a feasible
 * start. One program serves all cells of a measure, only its objective changes (warm start), and every solution found
 * on the way is used as proof for all cells that it moves.
 */
final class Auditor {

    private static final double TOLERANCE = 1e-6;

    /** Random steps go on as long as each proves at least this part of the open cells: one in ten. */
    private static final int WORTHWHILE = 10;

    private final Table table;
    private final List<Shape.Equation> equations;
    private final Pattern pattern;

    /** For when the solver lost its way from one objective to the next. */
    private static final MPSolverParameters FROM_SCRATCH;

    static {
        Loader.loadNativeLibraries();
        FROM_SCRATCH = new MPSolverParameters();
        FROM_SCRATCH.setIntegerParam(
                MPSolverParameters.IntegerParam.INCREMENTALITY,
                MPSolverParameters.IncrementalityValues.INCREMENTALITY_OFF.swigValue());
    }

    Auditor(Table table, List<Shape.Equation> equations, Pattern pattern) {
        this.table = table;
        this.equations = equations;
        this.pattern = pattern;
    }

    /** The hidden cells, in ascending order, whose interval is narrower than demanded in some measure. */
    int[] weakCells() {
        BitSet weak = new BitSet();
        for (Measure measure : table.measures()) {
            new Program(measure).addWeakCells(weak);
        }
        return weak.stream().toArray();
    }

    /** Where the solver has no answer nothing is proven, and more is hidden. */
    private static boolean answered(MPSolver.ResultStatus status) {
        return status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE;
    }

    /** The linear program of one measure. */
    private final class Program {

        private final Measure measure;
        private final int[] cells = pattern.cells();
        private final double scale;
        private final MPSolver solver = MPSolver.createSolver("GLOP");
        private final MPSolverParameters parameters = new MPSolverParameters();
        private final MPVariable[] deviations = new MPVariable[cells.length];
        private final int[] groupOf = IntStream.range(0, cells.length).toArray();
        private final double[] down = new double[cells.length];
        private final double[] up = new double[cells.length];

        Program(Measure measure) {
            this.measure = measure;
            double largest = 1;
            for (int cell : cells) {
                double size = Math.max(Math.abs(measure.values()[cell]), pattern.demandedWidth(measure, cell));
                largest = Math.max(largest, size);
            }
            scale = measure.kind().isWhole() ? 1 : largest / 1000;
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.INCREMENTALITY,
                    MPSolverParameters.IncrementalityValues.INCREMENTALITY_ON.swigValue());
            parameters.setIntegerParam(
                    MPSolverParameters.IntegerParam.PRESOLVE,
                    MPSolverParameters.PresolveValues.PRESOLVE_OFF.swigValue());
            addVariables(2 * largest + 2);
            addEquations();
        }

        private void addVariables(double reach) {
            for (int i = 0; i < cells.length; i++) {
                double value = measure.values()[cells[i]];
                double low = Math.max(pattern.lowest(measure, cells[i]) - value, -reach);
                double high = Math.min(pattern.highest(measure, cells[i]) - value, reach);
                deviations[i] = solver.makeNumVar(Math.min(0, low) / scale, Math.max(0, high) / scale, "");
            }
        }

        private void addEquations() {
            int[] variableOf = new int[table.shape().cells()];
            for (int i = 0; i < cells.length; i++) {
                variableOf[cells[i]] = i + 1;
            }
            for (Shape.Equation equation : equations) {
                MPConstraint constraint = null;
                int first = variableOf[equation.total()] - 1;
                if (first >= 0) {
                    constraint = solver.makeConstraint(0, 0);
                    constraint.setCoefficient(deviations[first], -1);
                }
                for (int part : equation.parts()) {
                    int variable = variableOf[part] - 1;
                    if (variable >= 0) {
                        constraint = constraint == null ? solver.makeConstraint(0, 0) : constraint;
                        constraint.setCoefficient(deviations[variable], 1);
                        first = first < 0 ? variable : first;
                        groupOf[group(variable)] = group(first);
                    }
                }
            }
            Arrays.setAll(groupOf, this::group);
        }

        /** The group that a cell hangs together with through equations; named by one of its cells. */
        private int group(int cell) {
            int group = cell;
            while (groupOf[group] != group) {
                groupOf[group] = groupOf[groupOf[group]];
                group = groupOf[group];
            }
            return group;
        }

        void addWeakCells(BitSet weak) {
            SplittableRandom random = new SplittableRandom(cells.length);
            int before = cells.length + 1;
            for (int open = open(); open > 0 && open < before - before / WORTHWHILE; open = open()) {
                before = open;
                push(random);
            }
            for (int i = 0; i < cells.length; i++) {
                if (!proven(i)) {
                    move(i, +1);
                }
                if (!proven(i)) {
                    move(i, -1);
                }
                if (!proven(i) && measure.kind().isWhole()) {
                    proveWhole(i);
                }
                if (!proven(i)) {
                    weak.set(cells[i]);
                }
            }
        }

        private void proveWhole(int asked) {
            int[] group = IntStream.range(0, cells.length)
                    .filter(i -> groupOf[i] == groupOf[asked])
                    .toArray();
            int[] groupCells = Arrays.stream(group).map(i -> cells[i]).toArray();
            new WholeProof(pattern, equations)
                    .find(measure, groupCells, Arrays.binarySearch(group, asked))
                    .ifPresent(moved -> {
                        for (int i = 0; i < group.length; i++) {
                            up[group[i]] = Math.max(up[group[i]], moved[i]);
                            down[group[i]] = Math.max(down[group[i]], -moved[i]);
                        }
                    });
        }

        /** Whole numbers are proven by whole numbers; cells that hang together are one such proof. */
        private BitSet groupsWithFractions(double[] moved) {
            BitSet broken = new BitSet();
            for (int i = 0; i < moved.length; i++) {
                if (Math.abs(moved[i] - Math.rint(moved[i])) > TOLERANCE) {
                    broken.set(groupOf[i]);
                }
            }
            return broken;
        }

        private int open() {
            return (int)
                    IntStream.range(0, cells.length).filter(i -> !proven(i)).count();
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

        private void move(int i, int direction) {
            MPObjective objective = solver.objective();
            objective.clear();
            objective.setCoefficient(deviations[i], direction);
            solve(objective, true);
        }

        private void solve(MPObjective objective, boolean highest) {
            objective.setOptimizationDirection(highest);
            if (!answered(solver.solve(parameters)) && !answered(solver.solve(FROM_SCRATCH))) {
                return;
            }
            double[] moved = Arrays.stream(deviations)
                    .mapToDouble(MPVariable::solutionValue)
                    .toArray();
            BitSet broken = measure.kind().isWhole() ? groupsWithFractions(moved) : new BitSet();
            for (int i = 0; i < cells.length; i++) {
                if (!broken.get(groupOf[i])) {
                    up[i] = Math.max(up[i], moved[i]);
                    down[i] = Math.max(down[i], -moved[i]);
                }
            }
        }
    }
}
