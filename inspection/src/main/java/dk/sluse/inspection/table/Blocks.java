package dk.sluse.inspection.table;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tables on one sheet, which rows or columns without anything part. */
public final class Blocks {

    private static final int FEWEST_ROWS = 3;

    private Blocks() {}

    /** The tables, where there is more than one that has some rows; else none, as the sheet is the table. */
    public static List<Grid> of(Grid grid) {
        List<Grid> blocks = new ArrayList<>();
        List<Row> rows = grid.rows().stream()
                .filter(row ->
                        row.cells().stream().anyMatch(cell -> !cell.text().isBlank()))
                .toList();
        int from = 0;
        int figures = 0;
        for (int at = 1; at <= rows.size(); at++) {
            figures += hasFigure(rows.get(at - 1)) ? 1 : 0;
            // Words above a gap, and codes in a row below them, are the head of what is below it.
            boolean gap = at < rows.size()
                    && figures > 1
                    && rows.get(at).number() > rows.get(at - 1).number() + 1;
            if (at == rows.size() || gap) {
                beside(grid, rows.subList(from, at), blocks);
                from = at;
                figures = 0;
            }
        }
        boolean all = blocks.size() == 1
                && blocks.getFirst().rows().size() == rows.size()
                && width(blocks.getFirst()) == width(grid);
        return all
                ? List.of()
                : blocks.stream()
                        .filter(block -> block.rows().size() >= FEWEST_ROWS)
                        .toList();
    }

    private static boolean hasFigure(Row row) {
        return row.cells().stream()
                .anyMatch(cell -> Figures.isNumber(cell.text().strip()));
    }

    private static long width(Grid grid) {
        return grid.rows().stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(Cell::column)
                .distinct()
                .count();
    }

    /** The same for columns. */
    private static void beside(Grid grid, List<Row> rows, List<Grid> blocks) {
        SortedSet<Integer> columns = new TreeSet<>();
        rows.forEach(row -> row.cells().stream()
                .filter(cell -> !cell.text().isBlank())
                .forEach(cell -> columns.add(cell.column())));
        int from = columns.isEmpty() ? 0 : columns.first();
        int last = from;
        for (int column : columns) {
            if (column > last + 1) {
                blocks.add(part(grid, rows, from, last));
                from = column;
            }
            last = column;
        }
        blocks.add(part(grid, rows, from, last));
    }

    private static Grid part(Grid grid, List<Row> rows, int from, int last) {
        List<Row> part = rows.stream()
                .map(row -> new Row(
                        row.number(),
                        row.cells().stream()
                                .filter(cell -> cell.column() >= from && cell.column() <= last)
                                .toList()))
                .filter(row -> !row.cells().isEmpty())
                .toList();
        return new Grid(grid.place(), grid.how(), part);
    }
}
