package dk.sluse.tabulation;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dk.sluse.sdc.table.Measure;
import java.util.ArrayList;
import java.util.List;

/**
 * Somebody at home with a solver, who has nothing but the table as it was shown: he writes every sum down that the
 * categories tell him, and asks how low and how high each hidden number can be.
 */
final class TableAttack {

    /** Stands for no bound. */
    private static final double FAR = 1e7;

    private final SafeTable table;
    private final int[] sizes;
    private final Measure.Kind kind;
    private final boolean whole;

    private TableAttack(SafeTable table, Measure.Kind kind) {
        this.table = table;
        this.kind = kind;
        this.whole = kind == Measure.Kind.FREQUENCY || kind == Measure.Kind.EVENTS;
        this.sizes = table.dimensions().stream()
                .mapToInt(axis -> axis.categories().size())
                .toArray();
    }

    /**
     * The hidden cells whose number can be computed.
     *
     * @param kind what everybody knows of the numbers beforehand
     */
    static List<Integer> computable(SafeTable table, Measure.Kind kind) {
        Loader.loadNativeLibraries();
        return new TableAttack(table, kind).run();
    }

    private List<Integer> run() {
        MPSolver solver = MPSolver.createSolver("CLP");
        try {
            MPVariable[] numbers = new MPVariable[table.cells().size()];
            double scale = table.cells().stream()
                    .mapToDouble(cell -> Math.abs(cell.value().orElse(0)))
                    .max()
                    .orElse(1);
            double unit = whole ? 1 : Math.max(1, scale / 1e5);
            for (int cell = 0; cell < numbers.length; cell++) {
                numbers[cell] = number(solver, cell, unit);
            }
            for (int cell = 0; cell < numbers.length; cell++) {
                addSums(solver, numbers, cell);
            }
            List<Integer> computable = new ArrayList<>();
            for (int cell = 0; cell < numbers.length; cell++) {
                if (table.cells().get(cell).status().isHidden()) {
                    double high = bound(solver, numbers[cell], true);
                    double low = bound(solver, numbers[cell], false);
                    if (high - low < (whole ? 0.999 : 1e-6 * Math.max(1, Math.abs(high)))) {
                        computable.add(cell);
                    }
                }
            }
            return computable;
        } finally {
            solver.delete();
        }
    }

    private MPVariable number(MPSolver solver, int place, double unit) {
        SafeTable.Cell cell = table.cells().get(place);
        if (!cell.status().isHidden()) {
            double value = cell.value().orElse(0) / unit;
            return solver.makeNumVar(value, value, "");
        }
        if (!whole) {
            return solver.makeNumVar(0, FAR, "");
        }
        return switch (cell.status()) {
            case TOO_FEW -> solver.makeNumVar(1, kind == Measure.Kind.FREQUENCY ? 2 : FAR, "");
            case PROTECTS_ANOTHER -> solver.makeNumVar(3, FAR, "");
            default -> solver.makeNumVar(belowHiddenTotal(place) ? 0 : 1, FAR, "");
        };
    }

    /** Below a hidden total even a zero may be hidden. */
    private boolean belowHiddenTotal(int cell) {
        int stride = 1;
        for (int d = sizes.length - 1; d >= 0; d--) {
            int place = cell / stride % sizes[d];
            List<SafeTable.Category> categories = table.dimensions().get(d).categories();
            int above = place;
            while (above > 0
                    && categories.get(above).depth() >= categories.get(place).depth()) {
                above--;
            }
            boolean hasTotal =
                    categories.get(above).depth() < categories.get(place).depth();
            if (hasTotal
                    && table.cells()
                            .get(cell - (place - above) * stride)
                            .status()
                            .isHidden()) {
                return true;
            }
            stride *= sizes[d];
        }
        return false;
    }

    /** In each dimension: a category is the sum of those that stand one step deeper right below it. */
    private void addSums(MPSolver solver, MPVariable[] numbers, int cell) {
        int stride = 1;
        for (int d = sizes.length - 1; d >= 0; d--) {
            int place = cell / stride % sizes[d];
            List<SafeTable.Category> categories = table.dimensions().get(d).categories();
            int depth = categories.get(place).depth();
            List<Integer> parts = new ArrayList<>();
            for (int below = place + 1;
                    below < sizes[d] && categories.get(below).depth() > depth;
                    below++) {
                if (categories.get(below).depth() == depth + 1) {
                    parts.add(cell + (below - place) * stride);
                }
            }
            if (!parts.isEmpty()) {
                MPConstraint sum = solver.makeConstraint(0, 0);
                sum.setCoefficient(numbers[cell], -1);
                parts.forEach(part -> sum.setCoefficient(numbers[part], 1));
            }
            stride *= sizes[d];
        }
    }

    private static double bound(MPSolver solver, MPVariable variable, boolean highest) {
        solver.objective().clear();
        solver.objective().setCoefficient(variable, 1);
        solver.objective().setOptimizationDirection(highest);
        MPSolver.ResultStatus status = solver.solve();
        if (status != MPSolver.ResultStatus.OPTIMAL && status != MPSolver.ResultStatus.FEASIBLE) {
            throw new IllegalStateException("the attack found no table: " + status);
        }
        return variable.solutionValue();
    }
}
