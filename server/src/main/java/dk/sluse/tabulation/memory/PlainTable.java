package dk.sluse.tabulation.memory;

import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A table of counts of which nothing is known but its figures, as one in a file. */
public final class PlainTable {

    private PlainTable() {}

    /**
     * Which counts are to be left out so that none lower than may be told is seen, or follows from sums of rows and columns.
     *
     * @param counts row by row, all of the same length
     * @param threshold lowest count that may be told; at least 2
     */
    public static boolean[][] leftOut(long[][] counts, int threshold) {
        long[][] turned = new long[counts[0].length][counts.length];
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < turned.length; column++) {
                turned[column][row] = counts[row][column];
            }
        }
        Shape shape = new Shape(List.of(hierarchy("rows", counts), hierarchy("columns", turned)));
        long[] units = Arrays.stream(counts).flatMapToLong(Arrays::stream).toArray();
        double[] frequencies = Arrays.stream(units).asDoubleStream().toArray();
        Table table = new Table(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, frequencies)));
        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(threshold)));
        boolean[][] leftOut = new boolean[counts.length][turned.length];
        for (int cell = 0; cell < units.length; cell++) {
            leftOut[cell / turned.length][cell % turned.length] =
                    safe.status(cell).suppressed();
        }
        return leftOut;
    }

    /** The lines of a table, and all sums between them that hold for each of their figures. */
    private static Hierarchy hierarchy(String name, long[][] lines) {
        List<Hierarchy.Node> nodes = IntStream.range(0, lines.length)
                .mapToObj(line -> new Hierarchy.Node(Integer.toString(line), -1))
                .toList();
        return new Hierarchy(name, nodes, new Sums(lines).all());
    }
}
