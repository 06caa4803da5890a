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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
     * @param harmless its place as it may be told to its author outside
     * @param concealed what is concealed there; null for what everybody sees
     * @param text empty for what is none
     * @param size of a picture, in words
     */
    public record Part(
            String place,
            String harmless,
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
     * @param before what stood there before; null if it was the same, or there is nothing to compare with
     */
    public record Shown(
            String text, @Nullable String rule, @Nullable String before) {}

    /**
     * A part of a picture, in percent of its width and height from its upper left corner. In remarks it is written as their place, as people read it.
     */
    public record Region(int x, int y, int width, int height) {

        private static final int ALL = 100;
        private static final Pattern WRITTEN =
                Pattern.compile("x ([0-9]{1,3})–([0-9]{1,3}) %, y ([0-9]{1,3})–([0-9]{1,3}) %");

        /** The region that a place is; empty if it is another place. */
        static Optional<Region> of(String place) {
            Matcher written = WRITTEN.matcher(place);
            if (!written.matches()) {
                return Optional.empty();
            }
            int left = Integer.parseInt(written.group(1));
            int right = Integer.parseInt(written.group(2));
            int top = Integer.parseInt(written.group(3));
            int bottom = Integer.parseInt(written.group(4));
            return left < right && right <= ALL && top < bottom && bottom <= ALL
                    ? Optional.of(new Region(left, top, right - left, bottom - top))
                    : Optional.empty();
        }
    }

    /** What is said of cells, by their places. */
    private record Notes(Map<Place, String> rules, Optional<Map<Place, String>> before) {

        Shown shown(Place place, String text) {
            String old = before.map(all -> all.getOrDefault(place, "")).orElse(text);
            return new Shown(text, rules.get(place), old.equals(text) ? null : old);
        }
    }

    /** How many cells are others than before, of those that are shown. */
    public long changed() {
        return parts.stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.cells().stream())
                .filter(cell -> cell.before() != null)
                .count();
    }

    private static final int MOST_PARTS = 100;
    private static final int MOST_ROWS = 500;
    private static final int MOST_COLUMNS = 60;
    private static final int MOST_LINES = 2_000;

    /** @param former what the file was before; empty if it is the first */
    static Held of(Inspection held, List<Flag> flags, Optional<Inspection> former) {
        Map<Place, String> rules = new HashMap<>();
        flags.forEach(flag ->
                rules.put(new Place(flag.part(), flag.spot()), flag.rule().name()));
        Notes notes = new Notes(rules, former.map(Held::texts));
        boolean whole = held.whole() && held.pieces().size() <= MOST_PARTS;
        List<Part> parts = new ArrayList<>();
        for (Piece piece : held.pieces().stream().limit(MOST_PARTS).toList()) {
            parts.add(part(piece, notes));
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

    private static Map<Place, String> texts(Inspection former) {
        Map<Place, String> texts = new HashMap<>();
        for (Piece piece : former.pieces()) {
            if (piece instanceof Grid grid) {
                texts.putAll(grid.texts());
            }
        }
        return texts;
    }

    private static Part part(Piece piece, Notes notes) {
        String place = piece.place().toString();
        String harmless = Flag.harmless(place);
        String how = piece.concealment().map(Enum::name).orElse(null);
        return switch (piece) {
            case Grid grid -> new Part(place, harmless, how, rows(grid, notes), "", null);
            case Text text ->
                new Part(
                        place,
                        harmless,
                        how,
                        List.of(),
                        String.join(
                                "\n", text.lines().stream().limit(MOST_LINES).toList()),
                        null);
            case Picture picture ->
                new Part(place, harmless, how, List.of(), "", picture.width() + " × " + picture.height());
            case Drawing drawing -> new Part(place, harmless, how, List.of(), "", Integer.toString(drawing.marks()));
        };
    }

    private static List<Line> rows(Grid grid, Notes notes) {
        int columns = grid.rows().stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(Cell::column)
                .max()
                .orElse(0);
        return grid.rows().stream()
                .limit(MOST_ROWS)
                .map(row -> line(grid, row, Math.min(columns, MOST_COLUMNS), notes))
                .toList();
    }

    private static Line line(Grid grid, Row row, int columns, Notes notes) {
        Map<Integer, String> texts = new HashMap<>();
        row.cells().forEach(cell -> texts.put(cell.column(), cell.text()));
        List<Shown> cells = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
            cells.add(notes.shown(grid.place().cell(row.number(), column), texts.getOrDefault(column, "")));
        }
        return new Line(row.number(), cells);
    }
}
