package dk.sluse.benchmarks.sdc;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.View;
import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Measure;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a protection has cost, and whether it holds.
 *
 * @param cells of the table
 * @param unsafe cells that the rule finds
 * @param secondary further cells that are hidden
 * @param share of the sum over all cells that is hidden, unsafe cells among it
 */
record Outcome(int cells, int unsafe, int secondary, double share) {

    static Outcome of(Tabulated tabulated, ProtectedTable safe) {
        double[] values = tabulated.measure().values();
        int unsafe = 0;
        int secondary = 0;
        double hidden = 0;
        for (int cell = 0; cell < values.length; cell++) {
            if (tabulated.unsafe(cell)) {
                unsafe++;
            } else if (safe.status(cell).suppressed()) {
                secondary++;
            }
            hidden += safe.status(cell).suppressed() ? values[cell] : 0;
        }
        return new Outcome(
                values.length, unsafe, secondary, hidden / Arrays.stream(values).sum());
    }

    /**
     * How many unsafe cells a reader computes more closely than the rule allows: all bounds solved by linear programming, by a reader
     * who knows that hidden counts are at least 1, as zeros are shown.
     */
    static long narrow(Tabulated tabulated, ProtectedTable safe) {
        int[] cells = IntStream.range(0, tabulated.table().shape().cells())
                .filter(cell -> safe.status(cell).suppressed())
                .toArray();
        Measure measure = tabulated.measure();
        double[] values =
                Arrays.stream(cells).mapToDouble(cell -> measure.values()[cell]).toArray();
        double[] lowest = new double[cells.length];
        Arrays.fill(lowest, measure.kind().isWhole() ? 1 : 0);
        double[] highest = new double[cells.length];
        Arrays.fill(highest, Double.POSITIVE_INFINITY);
        double[] nothing = new double[cells.length];
        double[][] intervals = Auditor.intervals(new View(
                tabulated.table().shape().equations(),
                cells,
                measure.kind().isWhole(),
                values,
                lowest,
                highest,
                nothing,
                nothing,
                nothing));
        return IntStream.range(0, cells.length)
                .filter(i -> isNarrow(tabulated.demand(cells[i]), intervals[0][i], intervals[1][i]))
                .count();
    }

    private static boolean isNarrow(Demand demand, double down, double up) {
        double slack = 1 - 1e-6;
        return up < demand.up() * slack || down < demand.down() * slack || up + down < demand.width() * slack;
    }
}
