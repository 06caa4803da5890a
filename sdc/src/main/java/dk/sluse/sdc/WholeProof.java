package dk.sluse.sdc;

import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for another table of whole numbers that agrees with all that is shown, and in which a hidden cell has another
 * value. Needed where the linear program only finds fractions, which no reader would believe.
 */
final class WholeProof {

    /** So many branches are tried; the same for the same table, unlike a time limit. */
    private static final String EFFORT = "limits/nodes = 2000";

    private final Pattern pattern;
    private final List<Shape.Equation> equations;

    WholeProof(Pattern pattern, List<Shape.Equation> equations) {
        this.pattern = pattern;
        this.equations = equations;
    }

    /**
     * Deviations of the cells of a group that are all whole, with the asked cell away from zero.
     *
     * @param cells hidden cells that hang together through equations, in ascending order
     * @param asked place of the cell among them that must move
     * @return empty if there is no such table, or none was found with the effort allowed
     */
    Optional<double[]> find(Measure measure, int[] cells, int asked) {
        return find(measure, cells, asked, true).or(() -> find(measure, cells, asked, false));
    }

    private Optional<double[]> find(Measure measure, int[] cells, int asked, boolean up) {
        MPSolver solver = MPSolver.createSolver("SCIP");
        try {
            solver.setSolverSpecificParametersAsString(EFFORT);
            Map<Integer, MPVariable> deviations = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                double value = measure.values()[cells[i]];
                double low = pattern.lowest(measure, cells[i]) - value;
                double high = Math.min(pattern.highest(measure, cells[i]) - value, 2 * Math.abs(value) + 10);
                deviations.put(
                        cells[i],
                        solver.makeIntVar(
                                i == asked && up ? 1 : Math.min(0, low),
                                i == asked && !up ? -1 : Math.max(0, high),
                                ""));
            }
            boolean possible = deviations.values().stream().allMatch(one -> one.lb() <= one.ub());
            addEquations(solver, deviations);
            MPSolver.ResultStatus status = possible ? solver.solve() : MPSolver.ResultStatus.INFEASIBLE;
            return status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE
                    ? Optional.of(deviations.values().stream()
                            .mapToDouble(MPVariable::solutionValue)
                            .toArray())
                    : Optional.empty();
        } finally {
            solver.delete();
        }
    }

    private void addEquations(MPSolver solver, Map<Integer, MPVariable> deviations) {
        for (Shape.Equation equation : equations) {
            MPConstraint constraint = null;
            MPVariable total = deviations.get(equation.total());
            if (total != null) {
                constraint = solver.makeConstraint(0, 0);
                constraint.setCoefficient(total, -1);
            }
            for (int part : equation.parts()) {
                MPVariable variable = deviations.get(part);
                if (variable != null) {
                    constraint = constraint == null ? solver.makeConstraint(0, 0) : constraint;
                    constraint.setCoefficient(variable, 1);
                }
            }
        }
    }
}
