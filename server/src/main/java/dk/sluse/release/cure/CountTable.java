package dk.sluse.release.cure;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.inspection.rule.Counts.Figure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The counts of a table in a file, by the rows and columns that have some. */
final class CountTable {

    /** How the office's statistics write what is confidential. */
    static final String LEFT_OUT = "..";

    /** Larger tables are for their authors to protect. */
    private static final int MOST_CELLS = 20_000;

    /** A cell of the file. */
    private record Place(int row, int column) {}

    /** Words for all of a group. */
    private static final Pattern ALL =
            Pattern.compile("(?iU)\\b(i alt|ialt|total|totals|sum|subtotal|alle|all|samlet|hele)\\b");

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

    /**
     * The table with a remedy for its low counts.
     *
     * @param remedy is given the counts, row by row
     * @return the table itself where none is low; empty where its counts do not fill rows and columns, so that nobody knows what belongs together
     */
    Optional<Grid> cured(int threshold, Function<long[][], Optional<Grid>> remedy) {
        if (counts.values().stream().noneMatch(count -> count > 0 && count < threshold)) {
            return Optional.of(grid);
        }
        long cells = (long) rows.size() * columns.size();
        return counts.size() < cells || cells > MOST_CELLS ? Optional.empty() : remedy.apply(counts());
    }

    /** Whether its rows are told apart by more than one label, or by words for all of a group, or some have none: then they belong to groups. */
    boolean hasGroups() {
        for (Row row : grid.rows()) {
            if (rows.contains(row.number())) {
                List<String> labels = row.cells().stream()
                        .filter(cell -> !columns.contains(cell.column()) && !isOther(row.number(), cell.column()))
                        .map(Cell::text)
                        .filter(text -> !text.isBlank())
                        .toList();
                boolean last = row.number() == rows.getLast() || row.number() == rows.getFirst();
                if (labels.size() != 1
                        || (!last && ALL.matcher(labels.getFirst()).find())) {
                    return true;
                }
            }
        }
        return false;
    }

    private long[][] counts() {
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
