package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table that is published, or is to be.
 *
 * @param name what people call it
 * @param population which units it counts: only tables of the same are compared. Another version of the same data is another
 *     population, or values that differ for the same cell are refused
 * @param table with its decision for each cell
 * @param axes what its dimensions stand for, in their order, each about a variable of its own
 * @param filters the codes that units were restricted to, by variable
 * @param measures the name of each measure of the table, the same for the same quantity in all tables
 * @param rules by which the table was protected
 * @param left cells that are not part of what is published, such as totals that are not printed; handed over, not copied
 * @param threshold two sets of units, one within the other, may not differ by fewer: by units, or by what is counted where that is something
 *     else; 0 for the smallest number of units that the rules allow
 */
public record Release(
        String name,
        String population,
        ProtectedTable table,
        List<Axis> axes,
        Map<String, Set<String>> filters,
        List<String> measures,
        List<SafetyRule> rules,
        BitSet left,
        int threshold) {

    /**
     * What the categories of one dimension of a table stand for.
     *
     * @param variable its name in all tables, whatever classification it is shown in
     * @param codes for each node of the dimension its codes in the finest classification of the variable; none for a node that
     *     holds all units
     */
    public record Axis(String variable, List<Set<String>> codes) {

        public Axis {
            codes = codes.stream().map(Set::copyOf).toList();
        }

        /**
         * The leaves stand for their own codes, and groups for those of their leaves.
         *
         * @param exhaustive whether every unit is in some leaf, so that the total of all leaves holds all units
         */
        public static Axis of(String variable, Hierarchy hierarchy, boolean exhaustive) {
            List<Set<String>> codes = new ArrayList<>();
            hierarchy.nodes().forEach(_ -> codes.add(new HashSet<>()));
            List<Hierarchy.Sum> sums = hierarchy.sums().reversed();
            Set<Integer> groups = new HashSet<>();
            sums.forEach(sum -> groups.add(sum.total()));
            for (int node = 0; node < hierarchy.size(); node++) {
                if (!groups.contains(node)) {
                    codes.get(node).add(hierarchy.nodes().get(node).code());
                }
            }
            sums.forEach(
                    sum -> sum.parts().forEach(part -> codes.get(sum.total()).addAll(codes.get(part))));
            int leaves = hierarchy.size() - groups.size();
            return new Axis(
                    variable,
                    codes.stream()
                            .map(one -> exhaustive && one.size() == leaves ? Set.<String>of() : one)
                            .toList());
        }
    }

    public Release {
        axes = List.copyOf(axes);
        filters = Map.copyOf(filters);
        measures = List.copyOf(measures);
        rules = List.copyOf(rules);
        threshold = threshold == 0 ? lowest(rules) : threshold;
        if (axes.size() != table.table().shape().dimensions().size()) {
            throw new IllegalArgumentException("every dimension needs an axis");
        }
        for (int d = 0; d < axes.size(); d++) {
            if (axes.get(d).codes().size()
                    != table.table().shape().dimensions().get(d).size()) {
                throw new IllegalArgumentException(
                        "axis " + axes.get(d).variable() + " needs codes for every category of its dimension");
            }
        }
        if (measures.size() != table.table().measures().size()) {
            throw new IllegalArgumentException("every measure needs a name");
        }
        Set<String> variables = new HashSet<>();
        if (!axes.stream().allMatch(axis -> variables.add(axis.variable()))) {
            throw new IllegalArgumentException("two dimensions are about the same variable");
        }
    }

    /** With this decision for each cell instead. */
    Release with(ProtectedTable other) {
        return new Release(name, population, other, axes, filters, measures, rules, left, threshold);
    }

    /** The same table with none of its cells shown. */
    Release withNothing() {
        BitSet all = new BitSet();
        all.set(0, table.table().shape().cells());
        return new Release(name, population, table, axes, filters, measures, rules, all, threshold);
    }

    boolean shows(int cell) {
        return !left.get(cell) && !table.status(cell).suppressed();
    }

    boolean unsafe(int cell) {
        return rules.stream().anyMatch(rule -> rule.finds(table.table(), cell));
    }

    /** The smallest number of units that may be told; 1 where no rule says. */
    private static int lowest(List<SafetyRule> rules) {
        return rules.stream()
                .mapToInt(rule -> rule instanceof MinimumFrequency(int threshold) ? threshold : 1)
                .max()
                .orElse(1);
    }

    /** How much room a hidden value must keep. */
    Demand demand(Measure measure, int cell, double usual) {
        Table table = this.table.table();
        Demand most =
                Demand.width(measure.kind().isWhole() ? 1 : 1e-5 * Math.max(usual, Math.abs(measure.values()[cell])));
        for (SafetyRule rule : rules) {
            if (rule.finds(table, cell)) {
                most = most.and(rule.demand(measure, cell, usual));
            }
        }
        double room = measure.kind() == Measure.Kind.ANY_SIGN
                ? most.down()
                : Math.max(0, measure.values()[cell] - (measure.kind().isWhole() ? 1 : 0));
        Demand whole = measure.kind().isWhole() ? most.whole() : most;
        return new Demand(whole.up(), Math.min(whole.down(), room), whole.width());
    }

    /** What a reader of the table and its marks knows a hidden value to be no less than. */
    double lowest(Measure measure, int cell) {
        boolean units = measure.kind() == Measure.Kind.FREQUENCY;
        return switch (table.status(cell)) {
            case CellStatus.Primary(MinimumFrequency _) when units -> 1;
            case CellStatus.Primary _, CellStatus.Secondary _ when units -> threshold;
            case CellStatus.Withheld _ when measure.kind().isWhole() -> mayBeZero(cell) ? 0 : 1;
            default -> measure.kind() == Measure.Kind.ANY_SIGN ? Double.NEGATIVE_INFINITY : 0;
        };
    }

    /** Zeros are shown, save where the total above them has too few units. */
    private boolean mayBeZero(int cell) {
        Equations equations = table.table().shape().equations();
        return left.get(cell)
                || IntStream.range(0, equations.count(cell))
                        .map(place -> equations.total(equations.equation(cell, place)))
                        .filter(total -> total != cell)
                        .mapToObj(table::status)
                        .anyMatch(status -> status instanceof CellStatus.Withheld
                                || status instanceof CellStatus.Primary(MinimumFrequency _));
    }

    /** What a reader knows it to be no more than. */
    double highest(Measure measure, int cell) {
        return measure.kind() == Measure.Kind.FREQUENCY
                        && table.status(cell) instanceof CellStatus.Primary(MinimumFrequency _)
                ? threshold - 1.0
                : Double.POSITIVE_INFINITY;
    }
}
