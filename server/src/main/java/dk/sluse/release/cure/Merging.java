package dk.sluse.release.cure;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Puts the rows of a table that have low counts together in one, with as many of the smallest others that it has none. A table may have one total,
 * of all its rows; whose rows are grouped is for its author to merge.
 */
final class Merging {

    private static final String OTHERS = "Øvrige (other)";

    private final CountTable table;
    private final int threshold;

    Merging(Grid grid, int threshold) {
        this.table = new CountTable(grid);
        this.threshold = threshold;
    }

    /** The table with fewer rows; empty where that cannot be told, or no rows would be left. */
    Optional<Grid> table() {
        return table.cured(threshold, counts -> {
            List<Integer> totals = IntStream.range(0, counts.length)
                    .filter(row -> isTotal(counts, row))
                    .boxed()
                    .toList();
            boolean grouped = totals.size() > 1 || hasSubtotals(counts, totals) || table.hasGroups();
            return grouped || totals.stream().anyMatch(row -> isLow(counts[row]))
                    ? Optional.empty()
                    : merged(counts, totals).map(rows -> without(counts, rows));
        });
    }

    /** Whether a row beside the one total is the sum of others that stand together, or the same as one: they are the parts of a group. */
    private static boolean hasSubtotals(long[][] counts, List<Integer> totals) {
        return IntStream.range(0, counts.length)
                .filter(row -> !totals.contains(row))
                .anyMatch(row ->
                        IntStream.range(0, counts.length).anyMatch(first -> isSumFrom(counts, totals, row, first)));
    }

    /** Whether a row is the sum of some that begin with this one. */
    private static boolean isSumFrom(long[][] counts, List<Integer> totals, int row, int first) {
        long[] sum = new long[counts[row].length];
        for (int last = first; last < counts.length && last != row && !totals.contains(last); last++) {
            long[] next = counts[last];
            Arrays.setAll(sum, column -> sum[column] + next[column]);
            if (last > first && Arrays.equals(sum, counts[row])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTotal(long[][] counts, int total) {
        return counts.length > 2
                && IntStream.range(0, counts[total].length)
                        .allMatch(column -> 2 * counts[total][column]
                                == IntStream.range(0, counts.length)
                                        .mapToLong(row -> counts[row][column])
                                        .sum());
    }

    private boolean isLow(long[] row) {
        return IntStream.range(0, row.length).anyMatch(column -> row[column] > 0 && row[column] < threshold);
    }

    /** The rows that become one; empty if all would. */
    private Optional<Set<Integer>> merged(long[][] counts, List<Integer> totals) {
        List<Integer> smallest = IntStream.range(0, counts.length)
                .filter(row -> !totals.contains(row))
                .boxed()
                .sorted(Comparator.comparingLong(row -> sum(counts[row])))
                .toList();
        Set<Integer> merged = new TreeSet<>(
                smallest.stream().filter(row -> isLow(counts[row])).toList());
        for (int row : smallest) {
            if (merged.size() > 1 && !isLow(together(counts, merged))) {
                break;
            }
            merged.add(row);
        }
        boolean good = merged.size() > 1 && merged.size() < smallest.size() && !isLow(together(counts, merged));
        return good ? Optional.of(merged) : Optional.empty();
    }

    private static long sum(long[] row) {
        return IntStream.range(0, row.length).mapToLong(column -> row[column]).sum();
    }

    private static long[] together(long[][] counts, Set<Integer> rows) {
        long[] sum = new long[counts[0].length];
        rows.forEach(row -> IntStream.range(0, sum.length).forEach(column -> sum[column] += counts[row][column]));
        return sum;
    }

    private Grid without(long[][] counts, Set<Integer> merged) {
        Set<Integer> gone = new TreeSet<>(merged.stream().map(table.rows()::get).toList());
        int first = gone.iterator().next();
        long[] sum = together(counts, merged);
        List<Row> rows = new ArrayList<>();
        for (Row row : table.grid().rows()) {
            if (row.number() == first) {
                rows.add(others(row, sum));
            } else if (!gone.contains(row.number())) {
                rows.add(row);
            }
        }
        return new Grid(table.grid().place(), table.grid().how(), rows);
    }

    /** Shares and means of the rows are not those of all together. */
    private Row others(Row row, long[] sum) {
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : row.cells()) {
            int column = table.columns().indexOf(cell.column());
            if (column < 0 && cells.isEmpty()) {
                cells.add(new Cell(cell.column(), OTHERS));
            } else if (column >= 0) {
                cells.add(new Cell(cell.column(), Long.toString(sum[column])));
            } else if (table.isOther(row.number(), cell.column())) {
                cells.add(new Cell(cell.column(), CountTable.LEFT_OUT));
            }
        }
        return new Row(row.number(), cells);
    }
}
