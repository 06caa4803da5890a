package dk.sluse.release.web;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Drawing;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Picture;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.content.Place;
import dk.sluse.release.request.Flag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, as a page shows it.
 *
 * @param whole whether all of it is shown
 */
public record Held(List<Part> parts, boolean whole) {

    /**
     * A table, a text or a picture.
     *
     * @param concealed what is concealed there; null for what everybody sees
     * @param text empty for what is none
     * @param size of a picture, in words
     */
    public record Part(
            String place,
            @Nullable String concealed,
            List<Line> rows,
            String text,
            @Nullable String size) {}

    /** A row of a table. */
    public record Line(int number, List<Shown> cells) {}

    /**
     * A cell.
     *
     * @param rule what was found in it; null if nothing was
     */
    public record Shown(String text, @Nullable String rule) {}

    private static final int MOST_PARTS = 100;
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_LINES = 2_000;

    static Held of(Inspection held, List<Flag> flags) {
        Map<Place, String> rules = new HashMap<>();
        flags.forEach(flag ->
                rules.put(new Place(flag.part(), flag.spot()), flag.rule().name()));
        boolean whole = held.whole() && held.pieces().size() <= MOST_PARTS;
        List<Part> parts = new ArrayList<>();
        for (Piece piece : held.pieces().stream().limit(MOST_PARTS).toList()) {
            parts.add(part(piece, rules));
            whole &= switch (piece) {
                case Grid grid ->
                    grid.rows().size() <= MOST_ROWS
                            && grid.rows().stream()
                                    .flatMap(row -> row.cells().stream())
                                    .allMatch(cell -> cell.column() <= MOST_COLUMNS);
                case Text text -> text.lines().size() <= MOST_LINES;
                case Picture _, Drawing _ -> true;
            };
        }
        return new Held(parts, whole);
    }

    private static Part part(Piece piece, Map<Place, String> rules) {
        String place = piece.place().toString();
        String how = piece.concealment().map(Enum::name).orElse(null);
        return switch (piece) {
            case Grid grid -> new Part(place, how, rows(grid, rules), "", null);
            case Text text ->
                new Part(
                        place,
                        how,
                        List.of(),
                        String.join(
                                "\n", text.lines().stream().limit(MOST_LINES).toList()),
                        null);
            case Picture picture -> new Part(place, how, List.of(), "", picture.width() + " × " + picture.height());
            case Drawing drawing -> new Part(place, how, List.of(), "", Integer.toString(drawing.marks()));
        };
    }

    private static List<Line> rows(Grid grid, Map<Place, String> rules) {
        int columns = grid.rows().stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(Cell::column)
                .max()
                .orElse(0);
        return grid.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> line(grid, row, Math.min(columns, MOST_COLUMNS), rules))
                .toList();
    }

    private static Line line(Grid grid, Row row, int columns, Map<Place, String> rules) {
        Map<Integer, String> texts = new HashMap<>();
        row.cells().forEach(cell -> texts.put(cell.column(), cell.text()));
        List<Shown> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            cells.add(new Shown(
                    texts.getOrDefault(column, ""), rules.get(grid.place().cell(row.number(), column))));
        }
        return new Line(row.number(), cells);
    }
}
