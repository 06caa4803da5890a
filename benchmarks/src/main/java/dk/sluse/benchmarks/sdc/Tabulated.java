package dk.sluse.benchmarks.sdc;

import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.List;
import java.util.function.Function;

/**
 * A table of the records, and the rule it is protected by.
 *
 * @param rule counts of 1 to 3 are unsafe, or p% with p = 10 for sums of income
 */
record Tabulated(String name, Table table, SafetyRule rule) {

    static Tabulated frequencies(String name, Records records, List<Hierarchy> groupings, Codes codes) {
        Shape shape = new Shape(groupings);
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        for (Records.Person person : records.persons()) {
            int cell = codes.cell(shape, person);
            units[cell]++;
            counts[cell]++;
        }
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
        return new Tabulated(name, table, new MinimumFrequency(4));
    }

    static Tabulated incomes(String name, Records records, List<Hierarchy> groupings, Codes codes) {
        Shape shape = new Shape(groupings);
        long[] units = new long[shape.cells()];
        double[] sums = new double[shape.cells()];
        double[] largest = new double[shape.cells()];
        double[] second = new double[shape.cells()];
        for (Records.Person person : records.persons()) {
            int cell = codes.cell(shape, person);
            units[cell]++;
            sums[cell] += person.income();
            second[cell] = Math.max(second[cell], Math.min(largest[cell], person.income()));
            largest[cell] = Math.max(largest[cell], person.income());
        }
        Measure income = new Measure(Measure.Kind.NON_NEGATIVE, sums, List.of(largest, second));
        return new Tabulated(name, Table.rolledUp(shape, units, List.of(income)), new PercentRule(10));
    }

    /** Where a person stands in each grouping of a table. */
    record Codes(List<Function<Records.Person, String>> of) {

        int cell(Shape shape, Records.Person person) {
            int[] nodes = new int[of.size()];
            for (int d = 0; d < nodes.length; d++) {
                nodes[d] = shape.dimensions().get(d).indexOf(of.get(d).apply(person));
            }
            return shape.cell(nodes);
        }
    }

    Measure measure() {
        return table.measures().getFirst();
    }

    boolean unsafe(int cell) {
        return table.units()[cell] > 0 && rule.unsafe(table, cell);
    }

    Demand demand(int cell) {
        return unsafe(cell) ? rule.demand(measure(), cell, 0) : Demand.width(0);
    }
}
