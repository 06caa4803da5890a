package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
 */
public record Release(
        String name,
        String population,
        ProtectedTable table,
        List<Axis> axes,
        Map<String, Set<String>> filters,
        List<String> measures,
        List<SafetyRule> rules,
        BitSet left) {

    public Release {
        axes = List.copyOf(axes);
        filters = Map.copyOf(filters);
        measures = List.copyOf(measures);
        rules = List.copyOf(rules);
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
        return new Release(name, population, other, axes, filters, measures, rules, left);
    }

    /** The same table with none of its cells shown. */
    Release withNothing() {
        BitSet all = new BitSet();
        all.set(0, table.table().shape().cells());
        return new Release(name, population, table, axes, filters, measures, rules, all);
    }

    boolean shows(int cell) {
        return !left.get(cell) && !table.status(cell).suppressed();
    }

    boolean unsafe(int cell) {
        return table.table().units()[cell] > 0 && rules.stream().anyMatch(rule -> rule.unsafe(table.table(), cell));
    }

    /** The smallest number of units that may be told; 1 where no rule says. */
    int threshold() {
        return rules.stream()
                .mapToInt(rule -> rule instanceof MinimumFrequency(int threshold) ? threshold : 1)
                .max()
                .orElse(1);
    }
}
