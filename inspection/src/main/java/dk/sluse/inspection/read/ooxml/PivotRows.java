package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows that a pivot table was made of, with values from the lists that its fields have. */
final class PivotRows {

    private static final Set<String> VALUES = Set.of("n", "s", "d", "b", "e", "m");

    private final Reading reading;
    private final List<List<String>> fields = new ArrayList<>();
    private final List<Cell> names = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    PivotRows(Reading reading) {
        this.reading = reading;
    }

    /** The names of the fields, and the rows; without rows, if none are kept, the values of the fields. */
    List<Row> rows() throws IOException {
        List<Row> all = new ArrayList<>();
        if (!names.isEmpty()) {
            all.add(new Row(1, names));
        }
        all.addAll(rows.isEmpty() ? values() : rows);
        return all;
    }

    boolean hasRows() {
        return !rows.isEmpty();
    }

    private List<Row> values() throws IOException {
        List<Row> values = new ArrayList<>();
        int longest = fields.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            List<Cell> cells = new ArrayList<>();
            for (int field = 0; field < fields.size(); field++) {
                if (i < fields.get(field).size()) {
                    cells.add(reading.cell(field + 1, fields.get(field).get(i)));
                }
            }
            values.add(new Row(i + 2, cells));
        }
        return values;
    }

    /** Reads the fields. */
    final class Definition implements OfficeParts.Starts {
        @Override
        public void start(String name, Map<String, String> attributes) throws IOException {
            if (name.equals("cacheField")) {
                fields.add(new ArrayList<>());
                names.add(reading.cell(fields.size(), attributes.getOrDefault("name", "")));
            } else if (VALUES.contains(name) && !fields.isEmpty()) {
                fields.getLast().add(reading.count(attributes.getOrDefault("v", "")));
            }
        }
    }

    /** Reads the rows. */
    final class Records implements Markup.Taker {

        private List<Cell> cells = new ArrayList<>();
        private int column;

        @Override
        public void start(String name, Map<String, String> attributes) throws IOException {
            if (name.equals("r")) {
                cells = new ArrayList<>();
                column = 0;
            } else if (name.equals("x")) {
                column++;
                int at = SheetRows.number(attributes.get("v"), -1);
                List<String> values = column <= fields.size() ? fields.get(column - 1) : List.of();
                cells.add(reading.cell(column, at >= 0 && at < values.size() ? values.get(at) : ""));
            } else if (VALUES.contains(name)) {
                column++;
                cells.add(reading.cell(column, attributes.getOrDefault("v", "")));
            }
        }

        @Override
        public void text(String text) {
            // Values are attributes.
        }

        @Override
        public void end(String name) {
            if (name.equals("r")) {
                rows.add(new Row(rows.size() + 2, cells));
            }
        }
    }
}
