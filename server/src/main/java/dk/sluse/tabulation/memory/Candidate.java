package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.tabulation.plan.Column;
import dk.sluse.tabulation.plan.Plan;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/**
 * A table as it was counted, and protected by itself; its first dimension are the periods.
 *
 * @param scheme whose package it was counted in
 * @param units rows that matter for how few units are behind a cell; the same for the same units in any table
 * @param axes of the dimensions of the plan, in their order
 * @param occurring the codes that a column has in all rows of its register, by the place of the period
 */
@SuppressWarnings("ArrayRecordComponent")
public record Candidate(
        String scheme,
        Plan plan,
        ProtectedTable table,
        List<SafetyRule> rules,
        long[] units,
        List<Axis> axes,
        BiFunction<Column, Integer, Set<String>> occurring) {

    /**
     * The categories of a dimension.
     *
     * @param node which node of the table's dimension a place of the plan's is; below 0 where it has none
     * @param titles of the nodes
     */
    public record Axis(IntUnaryOperator node, List<Titles> titles) {}

    /** The cells that its rules find unsafe. */
    boolean unsafe(int cell) {
        return rules.stream().anyMatch(rule -> rule.finds(table.table(), cell));
    }

    @Override
    public String toString() {
        return "Candidate";
    }
}
