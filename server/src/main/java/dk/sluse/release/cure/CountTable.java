package dk.sluse.release.cure;

import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.inspection.rule.Counts.Figure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The counts of a table in a file, by the rows and columns that have some. */
final class CountTable {

    /** How the office's statistics write what is confidential. */
    static final String LEFT_OUT = "..";

    /** Larger tables are for their authors to protect. */
    private static final int MOST_CELLS = 20_000;

    /** A cell of the file. */
    private record Place(int row, int column) {}

    private final Grid grid;
    private final Map<Place, Long> counts = new HashMap<>();
    private final Set<Place> others = new HashSet<>();
    private final List<Integer> rows;
    private final List<Integer> columns;

    CountTable(Grid grid) {
        this.grid = grid;
        for (Figure figure : Counts.figures(grid)) {
            Place place = new Place(figure.row(), figure.column());
            figure.count().ifPresentOrElse(count -> counts.put(place, count), () -> others.add(place));
        }
        rows = List.copyOf(
                new TreeSet<>(counts.keySet().stream().map(Place::row).toList()));
        columns = List.copyOf(
                new TreeSet<>(counts.keySet().stream().map(Place::column).toList()));
    }

    Grid grid() {
        return grid;
    }

    /** As the file numbers them. */
    List<Integer> rows() {
        return rows;
    }

    /** As the file numbers them. */
    List<Integer> columns() {
        return columns;
    }

    boolean hasLow(int threshold) {
        return counts.values().stream().anyMatch(count -> count > 0 && count < threshold);
    }

    /** Whether its counts fill rows and columns, so that somebody knows what belongs together. */
    boolean isWhole() {
        long cells = (long) rows.size() * columns.size();
        return counts.size() == cells && cells > 0 && cells <= MOST_CELLS;
    }

    /** Row by row, of one that is whole. */
    long[][] counts() {
        long[][] values = new long[rows.size()][columns.size()];
        for (int r = 0; r < rows.size(); r++) {
            for (int c = 0; c < columns.size(); c++) {
                values[r][c] = counts.getOrDefault(new Place(rows.get(r), columns.get(c)), 0L);
            }
        }
        return values;
    }

    /** Whether a number is no count: a share, a mean. */
    boolean isOther(int row, int column) {
        return others.contains(new Place(row, column));
    }
}
