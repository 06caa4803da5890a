package dk.sluse.release.cure;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.inspection.rule.Counts.Figure;
import dk.sluse.tabulation.memory.PlainTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Leaves low counts of a table out, and as many others that none of them follows from totals. Which rows and columns are totals is told by
 * their figures: those that are the sum of others that stand together. What else stands in a row with a count that was left out is left out too, as
 * a share or a mean may tell it.
 */
final class Suppression {

    /** How the office's statistics write what is confidential. */
    private static final String LEFT_OUT = "..";

    /** Larger tables are for their authors to protect. */
    private static final int MOST_CELLS = 20_000;

    private final Grid grid;
    private final int threshold;
    private final Map<Place, Long> counts = new HashMap<>();
    private final Set<Place> others = new HashSet<>();
    private final List<Integer> rows;
    private final List<Integer> columns;

    /** A cell of the file. */
    private record Place(int row, int column) {}

    Suppression(Grid grid, int threshold) {
        this.grid = grid;
        this.threshold = threshold;
        for (Figure figure : Counts.figures(grid)) {
            Place place = new Place(figure.row(), figure.column());
            figure.count().ifPresentOrElse(count -> counts.put(place, count), () -> others.add(place));
        }
        rows = List.copyOf(
                new TreeSet<>(counts.keySet().stream().map(Place::row).toList()));
        columns = List.copyOf(
                new TreeSet<>(counts.keySet().stream().map(Place::column).toList()));
    }

    /** The table without them; empty where its counts do not fill rows and columns, so that nobody knows what belongs together. */
    Optional<Grid> table() {
        if (counts.values().stream().noneMatch(count -> count > 0 && count < threshold)) {
            return Optional.of(grid);
        }
        long cells = (long) rows.size() * columns.size();
        if (counts.size() < cells || cells > MOST_CELLS) {
            return Optional.empty();
        }
        Set<Place> hidden = hidden();
        return Optional.of(new Grid(
                grid.place(),
                grid.how(),
                grid.rows().stream().map(row -> without(row, hidden)).toList()));
    }

    private Set<Place> hidden() {
        long[][] values = new long[rows.size()][columns.size()];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                values[r][c] = counts.getOrDefault(new Place(rows.get(r), columns.get(c)), 0L);
            }
        }
        boolean[][] leftOut = PlainTable.leftOut(values, threshold);
        Set<Place> hidden = new HashSet<>();
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                if (leftOut[r][c]) {
                    hidden.add(new Place(rows.get(r), columns.get(c)));
                }
            }
        }
        return hidden;
    }

    private Row without(Row row, Set<Place> hidden) {
        boolean any = columns.stream().anyMatch(column -> hidden.contains(new Place(row.number(), column)));
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : row.cells()) {
            Place place = new Place(row.number(), cell.column());
            boolean gone = hidden.contains(place) || (any && others.contains(place));
            cells.add(gone ? new Cell(cell.column(), LEFT_OUT) : cell);
        }
        return new Row(row.number(), cells);
    }
}
