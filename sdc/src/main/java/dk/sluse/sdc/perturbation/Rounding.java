package dk.sluse.sdc.perturbation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import java.util.Arrays;

/**
 * Rounds counts so that all sums of the table still hold.
 *
 * <p>Guaranteed: the rounded table adds up, and each figure is a multiple of the base near the true one; of a figure alone a
 * reader learns no more than that it lies within a base of what is shown. Not guaranteed: who knows all but one of a
 * group, or gets tables rounded apart, may learn more.
 *
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 5.4, controlled rounding</a>
 */
public final class Rounding {

    static {
        Loader.loadNativeLibraries();
    }

    /** So many branches are tried; the same for the same table, unlike a time limit. */
    private static final String EFFORT = "limits/nodes = 2000\nrandomization/randomseedshift = 1";

    /** How many bases further than the next multiple a figure may lie, before it is said that there is no such table. */
    private static final int FURTHEST = 3;

    private final Equations equations;
    private final double[] values;
    private final int base;

    private Rounding(Shape shape, Measure measure, int base) {
        this.equations = shape.equations();
        this.values = measure.values();
        this.base = base;
        if (base < 2) {
            throw new IllegalArgumentException("counts are rounded to a base of 2 or more, not " + base);
        }
        if (!measure.kind().isWhole()) {
            throw new IllegalArgumentException("only whole numbers are rounded");
        }
    }

    /**
     * Controlled rounding: every figure becomes a multiple of the base, one of the two next to it where the sums allow.
     *
     * @return the rounded figures, by cell
     * @throws IllegalStateException if no such table was found
     */
    public static double[] controlled(Shape shape, Measure measure, int base) {
        Rounding rounding = new Rounding(shape, measure, base);
        for (int further = 0; further <= FURTHEST; further++) {
            double[] rounded = rounding.solve(further, false);
            if (rounded.length > 0) {
                return rounded;
            }
        }
        throw new IllegalStateException("no rounded table was found that adds up");
    }

    /**
     * Small count rounding: only figures that are no sums of others, above 0 and below the base, become 0 or the base; all
     * totals are of the changed figures, and as near to the true ones as can be.
     *
     * @return the changed figures, by cell
     * @see <a href="https://doi.org/10.1007/978-3-319-99771-1">Langsrud, Heldal (2018): PLSrounding</a>
     */
    public static double[] smallCounts(Shape shape, Measure measure, int base) {
        double[] rounded = new Rounding(shape, measure, base).solve(0, true);
        if (rounded.length == 0) {
            throw new IllegalStateException("no rounded table was found");
        }
        return rounded;
    }

    private double[] solve(int further, boolean smallOnly) {
        boolean[] total = new boolean[values.length];
        for (int e = 0; e < equations.size(); e++) {
            total[equations.total(e)] = true;
        }
        MPSolver solver = MPSolver.createSolver("SCIP");
        try {
            solver.setSolverSpecificParametersAsString(EFFORT);
            Unknowns unknowns = new Unknowns(solver);
            for (int cell = 0; cell < values.length; cell++) {
                if (smallOnly) {
                    unknowns.addSmall(cell, total[cell]);
                } else {
                    unknowns.addMultiple(cell, further);
                }
            }
            unknowns.addSums();
            solver.objective().setMinimization();
            MPSolver.ResultStatus status = solver.solve();
            return status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE
                    ? unknowns.rounded()
                    : new double[0];
        } finally {
            solver.delete();
        }
    }

    /** The figures as the solver sees them: each a low multiple and so many bases more, or for totals any number. */
    private final class Unknowns {

        private final MPSolver solver;
        private final MPVariable[] steps = new MPVariable[values.length];
        private final double[] low = new double[values.length];
        private final double[] factor = new double[values.length];

        Unknowns(MPSolver solver) {
            this.solver = solver;
        }

        void addMultiple(int cell, int further) {
            double below = Math.floor(values[cell] / base) * base;
            boolean multiple = below == values[cell];
            low[cell] = values[cell] == 0 ? 0 : Math.max(Math.min(0, below), below - further * base);
            double high = values[cell] == 0 ? 0 : below + (multiple ? 0 : base) + further * base;
            add(cell, (high - low[cell]) / base, base);
        }

        void addSmall(int cell, boolean total) {
            if (total) {
                steps[cell] = solver.makeNumVar(0, MPSolver.infinity(), "");
                factor[cell] = 1;
                penalize(cell);
            } else {
                boolean small = values[cell] > 0 && values[cell] < base;
                low[cell] = small ? 0 : values[cell];
                add(cell, small ? 1 : 0, base);
            }
        }

        private void add(int cell, double most, double size) {
            steps[cell] = solver.makeIntVar(0, most, "");
            factor[cell] = size;
            penalize(cell);
        }

        /** The distance from the true figure counts. */
        private void penalize(int cell) {
            MPVariable distance = solver.makeNumVar(0, MPSolver.infinity(), "");
            double offset = values[cell] - low[cell];
            MPConstraint above = solver.makeConstraint(-offset, MPSolver.infinity());
            above.setCoefficient(distance, 1);
            above.setCoefficient(steps[cell], -factor[cell]);
            MPConstraint below = solver.makeConstraint(offset, MPSolver.infinity());
            below.setCoefficient(distance, 1);
            below.setCoefficient(steps[cell], factor[cell]);
            solver.objective().setCoefficient(distance, 1);
        }

        void addSums() {
            for (int e = 0; e < equations.size(); e++) {
                double known = low[equations.total(e)];
                MPConstraint sum = solver.makeConstraint(0, 0);
                sum.setCoefficient(steps[equations.total(e)], -factor[equations.total(e)]);
                for (int place = 1; place < equations.length(e); place++) {
                    int part = equations.member(e, place);
                    known -= low[part];
                    sum.setCoefficient(steps[part], factor[part]);
                }
                sum.setBounds(known, known);
            }
        }

        double[] rounded() {
            double[] rounded = new double[values.length];
            Arrays.setAll(rounded, cell -> Math.rint(low[cell] + factor[cell] * steps[cell].solutionValue()));
            return rounded;
        }
    }
}
