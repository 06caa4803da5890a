package dk.sluse.tabulation;

import dk.sluse.sdc.Hierarchy;
import dk.sluse.sdc.Measure;
import dk.sluse.sdc.Shape;
import dk.sluse.sdc.Table;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import dk.sluse.tabulation.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Puts what was counted in its place. */
final class TableBuilder {

    private final Plan plan;
    private final List<Entry> entries;
    private final List<Categories> categories = new ArrayList<>();
    private final List<Hierarchy> hierarchies = new ArrayList<>();
    private final boolean tops;

    TableBuilder(Plan plan, List<Entry> entries, boolean tops) {
        this.plan = plan;
        this.entries = entries;
        this.tops = tops;
        hierarchies.add(Hierarchy.withoutTotal("period", plan.definition().periods()));
        for (int i = 0; i < plan.dimensions().size(); i++) {
            Categories of = new Categories(plan.dimensions().get(i), occurring(i + 1));
            categories.add(of);
            hierarchies.add(of.hierarchy("d" + i));
        }
    }

    /** How many cells the table has, totals included. */
    long cells() {
        return hierarchies.stream().mapToLong(Hierarchy::size).reduce(1, Math::multiplyExact);
    }

    private Set<Integer> occurring(int place) {
        Set<Integer> occurring = new HashSet<>();
        entries.forEach(entry -> occurring.add(entry.places()[place]));
        return occurring;
    }

    List<Categories> categories() {
        return categories;
    }

    /** The table with all its totals. */
    Table build() {
        Shape shape = new Shape(hierarchies);
        int cells = shape.cells();
        long[] units = new long[cells];
        double[] rows = new double[cells];
        double[] sums = new double[cells];
        double[] largest = new double[tops ? cells : 0];
        double[] second = new double[tops ? cells : 0];
        for (Entry entry : entries) {
            int cell = cell(shape, entry.places());
            units[cell] = entry.units();
            rows[cell] = entry.rows();
            sums[cell] = entry.sum();
            if (tops) {
                largest[cell] = entry.largest();
                second[cell] = entry.second();
            }
        }
        Measure count = Measure.of(plan.rowIsUnit() ? Measure.Kind.FREQUENCY : Measure.Kind.NON_NEGATIVE, rows);
        boolean negative = entries.stream().anyMatch(entry -> entry.lowest() < 0);
        Measure.Kind sign = negative ? Measure.Kind.ANY_SIGN : Measure.Kind.NON_NEGATIVE;
        Measure sum = new Measure(sign, sums, largest, second);
        Kind kind = plan.definition().measure().kind();
        List<Measure> measures = switch (kind) {
            case COUNT, SHARE -> List.of(count);
            case SUM -> List.of(sum);
            case MEAN -> List.of(count, sum);
        };
        return plan.rowIsUnit() ? Table.rolledUp(shape, units, measures) : new Table(shape, units, measures);
    }

    private int cell(Shape shape, int[] places) {
        int[] nodes = new int[places.length];
        nodes[0] = places[0];
        for (int i = 1; i < places.length; i++) {
            nodes[i] = categories.get(i - 1).node(places[i]);
        }
        if (Arrays.stream(nodes).anyMatch(node -> node < 0)) {
            throw new IllegalStateException("a cell has no place in the table");
        }
        return shape.cell(nodes);
    }
}
