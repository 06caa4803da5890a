package dk.sluse.release.cure;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.tabulation.memory.PlainTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Leaves low counts of a table out, and as many others that none of them follows from totals. Which rows and columns are totals is told by
 * their figures: those that are the sum of others that stand together. What else stands in a row with a count that was left out is left out too, as
 * a share or a mean may tell it.
 */
final class Suppression {

    private final CountTable table;
    private final int threshold;

    Suppression(Grid grid, int threshold) {
        this.table = new CountTable(grid);
        this.threshold = threshold;
    }

    /** The table without them; empty where its counts do not fill rows and columns, so that nobody knows what belongs together. */
    Optional<Grid> table() {
        return table.cured(threshold, counts -> {
            boolean[][] leftOut = PlainTable.leftOut(counts, threshold);
            Grid grid = table.grid();
            return Optional.of(new Grid(
                    grid.place(),
                    grid.how(),
                    grid.rows().stream().map(row -> without(row, leftOut)).toList()));
        });
    }

    private Row without(Row row, boolean[][] leftOut) {
        int at = table.rows().indexOf(row.number());
        if (at < 0) {
            return row;
        }
        boolean any = false;
        for (boolean one : leftOut[at]) {
            any |= one;
        }
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : row.cells()) {
            int column = table.columns().indexOf(cell.column());
            boolean gone = (column >= 0 && leftOut[at][column]) || (any && table.isOther(row.number(), cell.column()));
            cells.add(gone ? new Cell(cell.column(), CountTable.LEFT_OUT) : cell);
        }
        return new Row(row.number(), cells);
    }
}
