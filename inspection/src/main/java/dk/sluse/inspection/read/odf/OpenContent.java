package dk.sluse.inspection.read.odf;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The content of a document: running text, and tables. */
final class OpenContent implements Markup.Taker {

    /** A table that is being read. */
    private static final class Open {
        private final Where where;
        private final List<Row> rows = new ArrayList<>();
        private List<Cell> cells = new ArrayList<>();
        private final BitSet hiddenColumns = new BitSet();
        private int columns;
        private int row = 1;
        private int column = 1;
        private int rowRepeats = 1;
        private int cellRepeats = 1;
        private String value = "";
        private final StringBuilder text = new StringBuilder();
        private boolean rowHidden;

        private Open(Where where) {
            this.where = where;
        }
    }

    private static final int MOST_REPEATS = 1_000;
    private static final int LONG = 10;

    private static final Map<String, Concealment> KINDS = Map.of(
            "annotation", Concealment.COMMENT,
            "tracked-changes", Concealment.TRACKED_CHANGE,
            "hidden-text", Concealment.HIDDEN_TEXT,
            "hidden-paragraph", Concealment.HIDDEN_TEXT,
            "scripts", Concealment.MACRO,
            "notes", Concealment.SPEAKER_NOTES,
            "named-expression", Concealment.HIDDEN_NAME,
            "user-field-decl", Concealment.HIDDEN_NAME);

    private static final Set<String> FETCHED =
            Set.of("table-source", "data-pilot-table", "database-source", "dde-source");

    private final Reading reading;
    private final Where where;
    private final OpenStyles styles = new OpenStyles();
    private final List<String> lines = new ArrayList<>();

    /** What cells show beside the value that they have. */
    private final List<String> besides = new ArrayList<>();

    private final StringBuilder line = new StringBuilder();
    private final Deque<Open> tables = new ArrayDeque<>();
    private final Deque<Boolean> hidden = new ArrayDeque<>();
    private final Map<Concealment, List<String>> apart = new EnumMap<>(Concealment.class);
    private final Deque<Concealment> covers = new ArrayDeque<>();
    private int unnamed;

    OpenContent(Reading reading, Where where) {
        this.reading = reading;
        this.where = where;
    }

    OpenStyles styles() {
        return styles;
    }

    /** Keeps what is not kept yet. */
    void end() throws IOException {
        flush();
        reading.text(where.place(), where.how(), lines);
        reading.text(where.place(), where.concealed(Concealment.METADATA).how(), besides);
        for (Map.Entry<Concealment, List<String>> one : apart.entrySet()) {
            reading.conceals(one.getKey(), where.place());
            reading.text(where.place(), where.concealed(one.getKey()).how(), one.getValue());
        }
    }

    @Override
    public void start(String name, Map<String, String> attributes) throws IOException {
        Concealment kind = KINDS.get(name);
        if (kind != null) {
            covers.push(kind);
            attribute(kind, attributes, "string-value", "expression");
        }
        if (FETCHED.contains(name)) {
            reading.conceals(Concealment.DATA_CONNECTION, where.place());
        }
        if (name.equals("content-validation")) {
            besides.add(reading.count(attributes.getOrDefault("condition", "").replace("\"", "")));
        }
        hidden.push(styles.hides(attributes.getOrDefault("style-name", "")));
        switch (name) {
            case "table" -> table(attributes);
            case "table-column" -> column(attributes);
            case "table-row" -> row(attributes);
            case "table-cell", "covered-table-cell" -> cell(attributes);
            case "tab", "s" -> text(" ".repeat(blanks(attributes)));
            case "line-break" -> text("\n");
            default -> {
                // Its text is read.
            }
        }
    }

    private static int blanks(Map<String, String> attributes) {
        String blanks = attributes.getOrDefault("c", "1");
        return blanks.matches("[1-9][0-9]?") ? Integer.parseInt(blanks) : 1;
    }

    private void attribute(Concealment kind, Map<String, String> attributes, String... names) throws IOException {
        for (String name : names) {
            if (attributes.containsKey(name)) {
                apart.computeIfAbsent(kind, _ -> new ArrayList<>())
                        .add(reading.count(attributes.getOrDefault(name, "")));
            }
        }
    }

    private void table(Map<String, String> attributes) {
        unnamed++;
        Where at = where.within(attributes.getOrDefault("name", "table " + unnamed));
        boolean unseen = styles.hides(attributes.getOrDefault("style-name", ""));
        if (unseen) {
            reading.conceals(Concealment.HIDDEN_SHEET, at.place());
        }
        tables.push(new Open(unseen ? at.concealed(Concealment.HIDDEN_SHEET) : at));
    }

    private static int repeats(Map<String, String> attributes, String name) {
        String many = attributes.getOrDefault(name, "1");
        return many.matches("[0-9]{1,7}") ? Math.max(1, Integer.parseInt(many)) : 1;
    }

    private boolean isHidden(Map<String, String> attributes) {
        return !attributes.getOrDefault("visibility", "visible").equals("visible")
                || styles.hides(attributes.getOrDefault("style-name", ""));
    }

    private void column(Map<String, String> attributes) {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            int many = repeats(attributes, "number-columns-repeated");
            if (isHidden(attributes)) {
                table.hiddenColumns.set(table.columns + 1, table.columns + Math.min(many, MOST_REPEATS) + 1);
            }
            table.columns += many;
        }
    }

    private void row(Map<String, String> attributes) {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            table.cells = new ArrayList<>();
            table.column = 1;
            table.rowRepeats = repeats(attributes, "number-rows-repeated");
            table.rowHidden = isHidden(attributes);
        }
    }

    private void cell(Map<String, String> attributes) {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            table.cellRepeats = repeats(attributes, "number-columns-repeated");
            table.value = attributes.getOrDefault(
                    "value", attributes.getOrDefault("date-value", attributes.getOrDefault("string-value", "")));
            table.text.setLength(0);
        }
    }

    @Override
    public void text(String text) throws IOException {
        if (!covers.isEmpty()) {
            add(covers.peek(), text);
        } else if (hidden.contains(true) && tables.isEmpty()) {
            add(Concealment.HIDDEN_TEXT, text);
        } else if (tables.isEmpty()) {
            line.append(reading.count(text));
        } else {
            tables.peek().text.append(reading.count(text));
        }
    }

    private void add(Concealment kind, String text) throws IOException {
        if (!text.isBlank()) {
            apart.computeIfAbsent(kind, _ -> new ArrayList<>()).add(reading.count(text.strip()));
        }
    }

    @Override
    public void end(String name) throws IOException {
        boolean unseen = hidden.pop();
        if (KINDS.containsKey(name)) {
            covers.pop();
        }
        switch (name) {
            case "p", "h" -> flush();
            case "table-cell", "covered-table-cell" -> endCell(unseen);
            case "table-row" -> endRow();
            case "table" -> endTable();
            default -> {
                // Nothing ends with it.
            }
        }
    }

    private void flush() {
        if (tables.isEmpty() && !line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        } else if (!tables.isEmpty() && !tables.peek().text.isEmpty()) {
            tables.peek().text.append(' ');
        }
    }

    private void endCell(boolean unseen) throws IOException {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            String shown = table.text.toString().strip();
            if (!table.value.isEmpty() && shown.length() >= LONG) {
                besides.add(shown);
            }
            String text = table.value.isEmpty() ? shown : table.value;
            if (!text.isEmpty()) {
                for (int i = 0; i < Math.min(table.cellRepeats, MOST_REPEATS); i++) {
                    table.cells.add(reading.cell(table.column + i, text));
                }
                if (table.hiddenColumns.get(table.column)) {
                    reading.conceals(Concealment.HIDDEN_COLUMNS, table.where.place());
                }
                if (unseen) {
                    reading.conceals(Concealment.HIDDEN_TEXT, table.where.place());
                }
            }
            table.column += table.cellRepeats;
            table.text.setLength(0);
        }
    }

    private void endRow() {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            if (!table.cells.isEmpty()) {
                table.rows.add(new Row(table.row, table.cells));
                if (table.rowHidden) {
                    reading.conceals(Concealment.HIDDEN_ROWS, table.where.place());
                }
            }
            table.row += table.rowRepeats;
        }
    }

    private void endTable() throws IOException {
        if (!tables.isEmpty()) {
            Open table = tables.pop();
            reading.grid(table.where.place(), table.where.how(), table.rows);
        }
    }
}
