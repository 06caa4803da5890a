package dk.sluse.sdc.audit;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks for another table of whole numbers that agrees with all that is shown, and in which a hidden cell has another
 * value. Needed where the linear program only finds fractions, which no reader would believe.
 */
final class WholeProof {

    static {
        Loader.loadNativeLibraries();
    }

    /** So many branches are tried; the same for the same table, unlike a time limit. */
    private static final String EFFORT = "limits/nodes = 2000";

    private final View view;
    private final Group group;

    WholeProof(View view, Group group) {
        this.view = view;
        this.group = group;
    }

    /** One unit at least; all that is demanded on this side, or in all where nothing is demanded of the sides. */
    private double distance(int place, boolean up) {
        double side = up ? view.up()[place] : view.down()[place];
        boolean sliding = view.up()[place] == 0 && view.down()[place] == 0;
        return Math.max(1, Math.ceil(sliding ? view.width()[place] : side));
    }

    /**
     * Deviations of the cells of the group that are all whole, with the asked cell as far from zero as is demanded of it.
     *
     * @param asked which cell of the group must move
     * @param up in which direction
     * @return empty if there is no such table, or none was found with the effort allowed
     */
    Optional<double[]> find(int asked, boolean up) {
        MPSolver solver = MPSolver.createSolver("SCIP");
        try {
            solver.setSolverSpecificParametersAsString(EFFORT);
            MPVariable[] deviations = new MPVariable[group.places().length];
            double distance = distance(group.places()[asked], up);
            for (int i = 0; i < deviations.length; i++) {
                int place = group.places()[i];
                double value = view.values()[place];
                double low = Math.min(0, view.lowest()[place] - value);
                double high = Math.max(0, Math.min(view.highest()[place] - value, 2 * value + 2 * distance + 10));
                if (i == asked && (up ? high < distance : low > -distance)) {
                    return Optional.empty();
                }
                deviations[i] =
                        solver.makeIntVar(i == asked && up ? distance : low, i == asked && !up ? -distance : high, "");
            }
            group.addSums(solver, deviations);
            MPSolver.ResultStatus status = solver.solve();
            return status == MPSolver.ResultStatus.OPTIMAL || status == MPSolver.ResultStatus.FEASIBLE
                    ? Optional.of(Arrays.stream(deviations)
                            .mapToDouble(one -> Math.rint(one.solutionValue()))
                            .toArray())
                    : Optional.empty();
        } finally {
            solver.delete();
        }
    }
}
