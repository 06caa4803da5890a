package dk.sluse.sdc.suppression;

import dk.sluse.sdc.audit.View;
import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** What the auditor is told of a table and its hidden cells. */
final class Views {

    private Views() {}

    /**
     * How a reader sees these hidden cells in a measure.
     *
     * @param asked whether a cell is to be kept from him; all others may be known
     */
    static View view(Table table, Pattern pattern, Measure measure, int[] cells, IntPredicate asked) {
        Demand[] demands = IntStream.of(cells)
                .mapToObj(cell -> asked.test(cell) ? pattern.demand(measure, cell) : Demand.width(0))
                .toArray(Demand[]::new);
        return new View(
                table.shape().equations(),
                cells,
                measure.kind().isWhole(),
                of(cells, cell -> measure.values()[cell]),
                of(cells, cell -> pattern.lowest(measure, cell)),
                of(cells, cell -> pattern.highest(measure, cell)),
                Arrays.stream(demands).mapToDouble(Demand::up).toArray(),
                Arrays.stream(demands).mapToDouble(Demand::down).toArray(),
                Arrays.stream(demands).mapToDouble(Demand::width).toArray());
    }

    static double[] of(int[] cells, IntToDoubleFunction known) {
        return IntStream.of(cells).mapToDouble(known).toArray();
    }
}
