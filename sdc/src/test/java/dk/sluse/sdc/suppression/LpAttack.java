package dk.sluse.sdc.suppression;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * A reader with a solver. Knows the shown values, the groupings, the rules and the marks; writes every sum of the table
 * down again from the categories, and asks another solver than the library's for the lowest and highest hidden value.
 */
final class LpAttack {

    /** Stands for no bound: the solver may call an unbounded program infeasible. */
    private static final double FAR = 1e7;

    /** Tables with no more cells are attacked in whole numbers. */
    private static final int SMALL = 60;

    private LpAttack() {}

    /** The hidden cells of which some measure can be computed to the unit (or to a millionth of the value; zero counts too). */
    static List<Integer> exactlyRecovered(ProtectedTable safe) {
        return exactlyRecovered(safe, false);
    }

    /** @param emptyHidden whether the rules hide empty cells too, so that any hidden cell may be empty */
    static List<Integer> exactlyRecovered(ProtectedTable safe, boolean emptyHidden) {
        Loader.loadNativeLibraries();
        List<Integer> recovered = new ArrayList<>();
        for (Measure measure : safe.table().measures()) {
            recovered.addAll(recovered(safe, measure, emptyHidden));
        }
        return recovered;
    }

    private static List<Integer> recovered(ProtectedTable safe, Measure measure, boolean emptyHidden) {
        boolean whole = measure.kind().isWhole() && measure.values().length <= SMALL;
        MPSolver solver = MPSolver.createSolver(whole ? "SCIP" : "CLP");
        List<Integer> recovered = new ArrayList<>();
        try {
            MPVariable[] variables = variables(safe, measure, solver, emptyHidden);
            addSums(safe.table().shape(), variables, solver);
            for (int cell = 0; cell < variables.length; cell++) {
                if (safe.status(cell).suppressed()) {
                    double width = bound(solver, variables[cell], true) - bound(solver, variables[cell], false);
                    if (width < narrow(measure, cell)) {
                        recovered.add(cell);
                    }
                }
            }
        } finally {
            solver.delete();
        }
        return recovered;
    }

    /**
     * The unsafe cells of which a sum can be computed more closely than a rule demands.
     *
     * @param insider a hidden cell that is no total and whose contributors read along; -1 for a reader who contributed to none
     */
    static List<Integer> tooNarrow(ProtectedTable safe, List<SafetyRule> rules, int insider) {
        Loader.loadNativeLibraries();
        List<Integer> narrow = new ArrayList<>();
        for (Measure measure : safe.table().measures()) {
            if (!measure.kind().isWhole()) {
                MPSolver solver = MPSolver.createSolver("CLP");
                try {
                    MPVariable[] variables = variables(safe, measure, solver, false);
                    addSums(safe.table().shape(), variables, solver);
                    if (insider >= 0) {
                        readAlong(safe, measure, insider, variables[insider]);
                    }
                    for (int cell = 0; cell < variables.length; cell++) {
                        if (safe.status(cell).suppressed()
                                && (insider < 0
                                        || (cell != insider
                                                && !isPart(safe.table().shape(), insider, cell)))
                                && isNarrow(safe, measure, rules, cell, solver, variables[cell])) {
                            narrow.add(cell);
                        }
                    }
                } finally {
                    solver.delete();
                }
            }
        }
        return narrow;
    }

    /** Who is alone in a cell knows it; the largest of several knows that it is no less than his own part. */
    private static void readAlong(ProtectedTable safe, Measure measure, int cell, MPVariable variable) {
        double value = measure.values()[cell];
        if (safe.table().units()[cell] == 1) {
            variable.setBounds(value, value);
        } else if (safe.table().units()[cell] > 1 && measure.kind() == Measure.Kind.NON_NEGATIVE) {
            variable.setLb(measure.largest().getFirst()[cell]);
        }
    }

    private static boolean isPart(Shape shape, int cell, int total) {
        int[] of = shape.nodes(cell);
        int[] above = shape.nodes(total);
        for (int d = 0; d < of.length; d++) {
            if (!isPart(shape.dimensions().get(d), of[d], above[d])) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPart(Hierarchy hierarchy, int node, int total) {
        if (node == total) {
            return true;
        }
        int parent = hierarchy.nodes().get(node).parent();
        return (parent >= 0 && isPart(hierarchy, parent, total))
                || hierarchy.linked().stream()
                        .anyMatch(sum -> sum.parts().contains(node) && isPart(hierarchy, sum.total(), total));
    }

    private static boolean isNarrow(
            ProtectedTable safe,
            Measure measure,
            List<SafetyRule> rules,
            int cell,
            MPSolver solver,
            MPVariable variable) {
        double value = Math.abs(measure.values()[cell]);
        double sides = 0;
        double width = 0;
        for (SafetyRule rule : rules) {
            if (safe.table().units()[cell] > 0 && rule.unsafe(safe.table(), cell)) {
                width = Math.max(width, rule instanceof MinimumFrequency ? value / 10 : 0);
                sides = Math.max(
                        sides,
                        switch (rule) {
                            case DominanceRule(int n, double k) -> 100 / k * measure.largest(cell, n) - value;
                            case PercentRule(double p, int n) ->
                                p / 100 * measure.largest(cell, 1) - Math.max(0, value - measure.largest(cell, n + 1));
                            default -> 0;
                        });
            }
        }
        if (width == 0 && sides <= 0) {
            return false;
        }
        double truth = measure.values()[cell];
        double highest = bound(solver, variable, true);
        double lowest = bound(solver, variable, false);
        double slack = 1e-5 * Math.max(1, value);
        double below = measure.kind() == Measure.Kind.NON_NEGATIVE ? Math.min(sides, value) : sides;
        return highest - truth < sides - slack || truth - lowest < below - slack || highest - lowest < width - slack;
    }

    private static double narrow(Measure measure, int cell) {
        return measure.kind() == Measure.Kind.FREQUENCY
                ? 0.999
                : Math.max(1e-6, 1e-6 * Math.abs(measure.values()[cell]));
    }

    private static MPVariable[] variables(ProtectedTable safe, Measure measure, MPSolver solver, boolean emptyHidden) {
        MPVariable[] variables = new MPVariable[measure.values().length];
        for (int cell = 0; cell < variables.length; cell++) {
            double value = measure.values()[cell];
            variables[cell] = switch (safe.status(cell)) {
                case CellStatus.Published _ -> solver.makeNumVar(value, value, "");
                case CellStatus.Primary(MinimumFrequency(int threshold))
                when measure.kind() == Measure.Kind.FREQUENCY -> solver.makeIntVar(1, threshold - 1, "");
                case CellStatus.Primary(MinimumFrequency _) -> hidden(measure, solver, 1);
                case CellStatus.Primary _, CellStatus.Secondary _ -> hidden(measure, solver, 3);
                case CellStatus.Withheld _ ->
                    hidden(measure, solver, emptyHidden || belowHiddenTotal(safe, cell) ? 0 : 1);
            };
        }
        return variables;
    }

    /** Directly below a hidden total even a zero may be hidden. */
    private static boolean belowHiddenTotal(ProtectedTable safe, int cell) {
        Shape shape = safe.table().shape();
        int[] nodes = shape.nodes(cell);
        for (int d = 0; d < nodes.length; d++) {
            for (Hierarchy.Sum sum : shape.dimensions().get(d).sums()) {
                int[] above = nodes.clone();
                above[d] = sum.total();
                if (sum.parts().contains(nodes[d])
                        && safe.status(shape.cell(above)).suppressed()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static MPVariable hidden(Measure measure, MPSolver solver, int lowest) {
        return switch (measure.kind()) {
            case FREQUENCY, EVENTS -> solver.makeIntVar(lowest, FAR, "");
            case NON_NEGATIVE -> solver.makeNumVar(0, FAR, "");
            case ANY_SIGN -> solver.makeNumVar(-FAR, FAR, "");
        };
    }

    private static void addSums(Shape shape, MPVariable[] variables, MPSolver solver) {
        // The solver has no answer where there is no sum at all.
        solver.makeConstraint(0, 0);
        for (int cell = 0; cell < variables.length; cell++) {
            int[] nodes = shape.nodes(cell);
            for (int d = 0; d < nodes.length; d++) {
                addSum(shape, d, nodes, variables, solver);
            }
        }
    }

    private static void addSum(Shape shape, int dimension, int[] nodes, MPVariable[] variables, MPSolver solver) {
        Hierarchy hierarchy = shape.dimensions().get(dimension);
        List<Integer> children = new ArrayList<>();
        for (int node = 0; node < hierarchy.size(); node++) {
            if (hierarchy.nodes().get(node).parent() == nodes[dimension]) {
                children.add(node);
            }
        }
        List<List<Integer>> sums = new ArrayList<>(List.of(children));
        hierarchy.linked().stream()
                .filter(sum -> sum.total() == nodes[dimension])
                .forEach(sum -> sums.add(sum.parts()));
        for (List<Integer> parts : sums) {
            if (!parts.isEmpty()) {
                MPConstraint sum = solver.makeConstraint(0, 0);
                sum.setCoefficient(variables[shape.cell(nodes)], -1);
                for (int node : parts) {
                    int[] part = nodes.clone();
                    part[dimension] = node;
                    sum.setCoefficient(variables[shape.cell(part)], 1);
                }
            }
        }
    }

    private static double bound(MPSolver solver, MPVariable variable, boolean highest) {
        solver.objective().clear();
        solver.objective().setCoefficient(variable, 1);
        solver.objective().setOptimizationDirection(highest);
        MPSolver.ResultStatus status = solver.solve();
        return switch (status) {
            case OPTIMAL, FEASIBLE -> variable.solutionValue();
            default -> throw new IllegalStateException("the attack found no table: " + status);
        };
    }
}
