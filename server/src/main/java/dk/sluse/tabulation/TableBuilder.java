package dk.sluse.tabulation;

import dk.sluse.catalogue.Variable;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import dk.sluse.tabulation.TableDefinition.Quantity.Kind;
import dk.sluse.tabulation.count.Entry;
import dk.sluse.tabulation.count.Tally;
import dk.sluse.tabulation.plan.Plan;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a table of what was counted. */
final class TableBuilder {

    private final Plan plan;
    private final Layout layout;
    private final Tally tally;

    TableBuilder(Plan plan, Layout layout, List<Entry> entries) {
        this.plan = plan;
        this.layout = layout;
        this.tally = new Tally(layout.shape());
        entries.forEach(entry -> tally.add(layout.nodes(entry.places()), entry, plan.rowIsUnit()));
    }

    Tally tally() {
        return tally;
    }

    /**
     * For each kind of unit that rows are about how many there are at least in each cell.
     *
     * @param contributor the kind whose contributions were counted; empty if none
     */
    Map<Variable, long[]> unitsAtLeast(Optional<Variable> contributor) {
        Map<Variable, long[]> units = new LinkedHashMap<>();
        long[] rows = tally.countedRows();
        int cellsPerPeriod =
                layout.shape().cells() / plan.definition().periods().size();
        for (Variable key : plan.unitKeys()) {
            long[] counts = new long[layout.shape().cells()];
            for (int cell = 0; cell < counts.length; cell++) {
                long rowsOfOne = Math.max(1, plan.mostRows(key, cell / cellsPerPeriod));
                counts[cell] = Math.ceilDiv(rows[cell], rowsOfOne);
                if (contributor.filter(key::equals).isPresent()) {
                    counts[cell] = Math.max(counts[cell], tally.contributors()[cell]);
                }
            }
            units.put(key, counts);
        }
        return units;
    }

    static long rarest(Map<Variable, long[]> units, int cell) {
        return units.values().stream().mapToLong(counts -> counts[cell]).min().orElseThrow();
    }

    /** The table with all its totals. */
    Table build(Map<Variable, long[]> units, boolean tops) {
        long[] counted = tally.countedRows();
        if (!plan.rowIsUnit()) {
            Arrays.setAll(counted, cell -> rarest(units, cell));
        }
        double[] rows = Arrays.stream(tally.rows()).asDoubleStream().toArray();
        boolean unitsAreCounted = plan.rowIsUnit() && plan.measured().isEmpty();
        Measure count = Measure.of(unitsAreCounted ? Measure.Kind.FREQUENCY : Measure.Kind.EVENTS, rows);
        Measure.Kind sign = plan.mayBeNegative() ? Measure.Kind.ANY_SIGN : Measure.Kind.NON_NEGATIVE;
        Measure sum = tops
                ? new Measure(sign, tally.sums(), List.of(tally.largest(), tally.second()))
                : Measure.of(sign, tally.sums());
        Kind kind = plan.definition().measure().kind();
        List<Measure> measures = switch (kind) {
            case COUNT, SHARE -> List.of(count);
            case SUM -> List.of(sum);
            case MEAN -> List.of(count, sum);
        };
        return new Table(layout.shape(), counted, measures);
    }
}
