package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Running text with tables, of documents and slides alike: paragraphs are {@code p}, their text is {@code t}, tables {@code tbl} of {@code tr}
 * of {@code tc}. What is deleted, hidden or white is kept apart.
 */
final class Flow implements Markup.Taker {

    /** A table that is being read. */
    private static final class Open {
        private final List<Row> rows = new ArrayList<>();
        private List<Cell> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
    }

    /** Parts of a document that have words as attributes. */
    private static final Set<String> WORDED =
            Set.of("docPr", "cNvPr", "fldSimple", "listItem", "tag", "bookmarkStart", "alias");

    private static final Set<String> WORDS = Set.of("descr", "title", "instr", "displayText", "value", "val", "name");

    private final Reading reading;
    private final Where where;
    private final Set<String> hiddenStyles;
    private final List<String> lines = new ArrayList<>();
    private final List<String> hidden = new ArrayList<>();
    private final List<String> tracked = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private final Deque<Open> tables = new ArrayDeque<>();
    private int tablesSeen;
    private int deleted;
    private boolean inserted;
    private boolean inRunProperties;
    private boolean unseen;

    /** Whether the cell or paragraph has a colour behind its text. */
    private boolean shaded;

    private String element = "";

    /** @param hiddenStyles styles whose text is hidden */
    Flow(Reading reading, Where where, Set<String> hiddenStyles) {
        this.reading = reading;
        this.where = where;
        this.hiddenStyles = hiddenStyles;
    }

    /** Reads a part, and keeps what is in it. */
    void read(OfficeParts office, String part) throws IOException {
        Markup.read(office.parts().open(part), this);
        flushLine();
        reading.text(where.place(), where.how(), lines);
        reading.text(where.place(), where.concealed(Concealment.METADATA).how(), remarks);
        keep(hidden, Concealment.HIDDEN_TEXT);
        keep(tracked, Concealment.TRACKED_CHANGE);
        if (inserted && tracked.isEmpty()) {
            reading.conceals(Concealment.TRACKED_CHANGE, where.place());
        }
    }

    private void keep(List<String> texts, Concealment how) throws IOException {
        if (!texts.isEmpty()) {
            reading.conceals(how, where.place());
            reading.text(where.place(), where.concealed(how).how(), texts);
        }
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        element = name;
        switch (name) {
            case "tbl" -> tables.push(new Open());
            case "tr" -> {
                if (!tables.isEmpty()) {
                    tables.peek().cells = new ArrayList<>();
                }
            }
            case "tc" -> {
                shaded = false;
                if (!tables.isEmpty()) {
                    tables.peek().text.setLength(0);
                }
            }
            case "del", "moveFrom" -> deleted++;
            case "ins", "moveTo" -> inserted = true;
            case "r", "p" -> unseen = false;
            case "rPr" -> inRunProperties = true;
            case "tab" -> append("\t");
            case "br", "cr" -> {
                if (tables.isEmpty() && !unseen && deleted == 0) {
                    flushLine();
                } else {
                    append(" ");
                }
            }
            default -> properties(name, attributes);
        }
    }

    private static boolean isWhite(String colour) {
        return colour.matches("(?i)f[c-f]f[c-f]f[c-f]");
    }

    private void properties(String name, Map<String, String> attributes) {
        if (WORDED.contains(name)) {
            attributes.forEach((key, text) -> {
                if (WORDS.contains(key)) {
                    remarks.add(text);
                }
            });
        } else if (name.equals("shd")) {
            String fill = attributes.getOrDefault("fill", "auto");
            shaded = !fill.equals("auto") && !isWhite(fill);
            unseen = unseen && !shaded;
        }
        String value = attributes.getOrDefault("val", "");
        boolean hides = switch (name) {
            case "vanish", "specVanish" -> !value.equals("0") && !value.equals("false");
            case "color" -> inRunProperties && !shaded && isWhite(value);
            case "sz" -> inRunProperties && value.matches("[0-4]");
            case "rStyle", "pStyle" -> hiddenStyles.contains(value);
            default -> false;
        };
        unseen = unseen || hides;
    }

    @Override
    public void text(String text) throws IOException {
        if (element.equals("t") || element.equals("delText") || element.equals("instrText") || element.equals("text")) {
            reading.count(text);
            if (deleted > 0 || element.equals("delText")) {
                tracked.add(text);
            } else if (unseen) {
                hidden.add(text);
            } else {
                append(text);
            }
        }
    }

    private void append(String text) {
        if (tables.isEmpty()) {
            line.append(text);
        } else {
            tables.peek().text.append(text);
        }
    }

    @Override
    public void end(String name) throws IOException {
        element = "";
        switch (name) {
            case "p" -> {
                if (tables.isEmpty()) {
                    flushLine();
                } else {
                    append(" ");
                }
            }
            case "rPr" -> inRunProperties = false;
            case "del", "moveFrom" -> deleted--;
            case "tc" -> cell();
            case "tr" -> row();
            case "tbl" -> table();
            default -> {
                // Nothing ends with it.
            }
        }
    }

    private void flushLine() {
        if (!line.isEmpty()) {
            lines.add(line.toString());
            line.setLength(0);
        }
    }

    private void cell() throws IOException {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            table.cells.add(
                    reading.cell(table.cells.size() + 1, table.text.toString().strip()));
            table.text.setLength(0);
        }
    }

    private void row() {
        if (!tables.isEmpty()) {
            Open table = tables.peek();
            table.rows.add(new Row(table.rows.size() + 1, table.cells));
        }
    }

    private void table() throws IOException {
        if (!tables.isEmpty()) {
            Open table = tables.pop();
            tablesSeen++;
            Where at = where.within("table " + tablesSeen);
            reading.grid(at.place(), at.how(), table.rows);
        }
    }
}
