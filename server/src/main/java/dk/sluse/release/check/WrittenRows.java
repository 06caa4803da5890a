package dk.sluse.release.check;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of values in a file, wherever they stand: in tables, in tables whose rows are columns, and in lines of a text, such as a program.
 *
 * @param places of the rows
 * @param rows texts by column
 */
record WrittenRows(@Nullable Concealment how, List<Place> places, List<SortedMap<Integer, String>> rows) {

    /** A value of a line: in quotes, or between what parts values. */
    private static final Pattern VALUE = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s,;|()\\[\\]{}=:<>\"']+)");

    private static final Pattern BETWEEN_ROWS = Pattern.compile("(?<=[})\\]])\\s*,\\s*(?=[({\\[])");
    private static final int FEWEST = 3;
    private static final int SMALL = 10;
    private static final int MOST_VALUES = 60;
    private static final int LONGEST_TURNED = 100;

    /** Those of tables; rows of small tables are looked at together too, as many make a large one. */
    static Stream<WrittenRows> ofTables(List<Piece> pieces) {
        List<WrittenRows> all = pieces.stream()
                .flatMap(piece -> piece instanceof Piece.Grid grid ? of(grid) : Stream.of())
                .toList();
        List<WrittenRows> small =
                all.stream().filter(rows -> rows.rows().size() < SMALL).toList();
        return Stream.concat(all.stream(), small.size() > 1 ? together(small) : Stream.of())
                .filter(rows -> rows.rows().size() >= FEWEST);
    }

    /** Those of texts, which are tables too where a table is read from a text. */
    static Stream<WrittenRows> ofTexts(List<Piece> pieces) {
        return together(pieces.stream()
                        .flatMap(piece -> piece instanceof Piece.Text text ? Stream.of(of(text)) : Stream.of())
                        .toList())
                .flatMap(rows -> rows.rows().size() > LONGEST_TURNED
                        ? Stream.of(rows)
                        : Stream.of(rows, rows.turned(rows.places().getFirst())))
                .filter(rows -> rows.rows().size() >= FEWEST);
    }

    /** What rows must have in common to be looked at together. */
    private record Width(int values, @Nullable Concealment how) {}

    /** Rows with as many values, whatever stands between them; what everybody sees apart from what is concealed. */
    private static Stream<WrittenRows> together(List<WrittenRows> all) {
        Map<Width, WrittenRows> together = new LinkedHashMap<>();
        for (WrittenRows one : all) {
            for (int at = 0; at < one.rows().size(); at++) {
                WrittenRows wide = together.computeIfAbsent(
                        new Width(one.rows().get(at).size(), one.how()),
                        _ -> new WrittenRows(one.how(), new ArrayList<>(), new ArrayList<>()));
                wide.places().add(one.places().get(at));
                wide.rows().add(one.rows().get(at));
            }
        }
        return List.copyOf(together.values()).stream();
    }

    private static Stream<WrittenRows> of(Piece.Grid grid) {
        List<Place> places = new ArrayList<>();
        List<SortedMap<Integer, String>> rows = new ArrayList<>();
        for (Piece.Row row : grid.rows()) {
            SortedMap<Integer, String> values = new TreeMap<>();
            row.cells().forEach(cell -> values.put(cell.column(), cell.text()));
            int first = row.cells().isEmpty() ? 1 : row.cells().getFirst().column();
            places.add(grid.place().cell(row.number(), first));
            rows.add(values);
        }
        WrittenRows upright = new WrittenRows(grid.how(), places, rows);
        return rows.size() > LONGEST_TURNED ? Stream.of(upright) : Stream.of(upright, upright.turned(grid.place()));
    }

    /** Columns as rows. */
    private WrittenRows turned(Place place) {
        SortedMap<Integer, SortedMap<Integer, String>> turned = new TreeMap<>();
        for (int at = 0; at < rows.size(); at++) {
            int column = at + 1;
            rows.get(at)
                    .forEach((row, text) ->
                            turned.computeIfAbsent(row, _ -> new TreeMap<>()).put(column, text));
        }
        return new WrittenRows(
                how,
                turned.keySet().stream().map(column -> place.cell(1, column)).toList(),
                List.copyOf(turned.values()));
    }

    private static WrittenRows of(Piece.Text text) {
        WrittenRows found = new WrittenRows(text.how(), new ArrayList<>(), new ArrayList<>());
        for (int at = 0; at < text.lines().size(); at++) {
            Place place = text.place().line(text.first() + at);
            for (String row : BETWEEN_ROWS.split(text.lines().get(at), -1)) {
                SortedMap<Integer, String> values = values(row);
                if (!values.isEmpty()) {
                    found.places().add(place);
                    found.rows().add(values);
                }
            }
        }
        return found;
    }

    private static SortedMap<Integer, String> values(String line) {
        SortedMap<Integer, String> values = new TreeMap<>();
        for (Matcher value = VALUE.matcher(line); value.find() && values.size() < MOST_VALUES; ) {
            for (int group = 1; group <= value.groupCount(); group++) {
                if (value.group(group) != null) {
                    values.put(values.size() + 1, value.group(group));
                }
            }
        }
        return values;
    }
}
