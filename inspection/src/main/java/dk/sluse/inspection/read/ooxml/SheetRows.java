package dk.sluse.inspection.read.ooxml;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.parts.Markup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet, and which of them, of its columns and cells nobody sees. */
final class SheetRows implements Markup.Taker {

    private static final int MOST_COLUMNS = 16_384;

    /** Attributes that are words for whoever looks at a cell. */
    private static final List<String> WORDED =
            List.of("prompt", "promptTitle", "error", "errorTitle", "tooltip", "display", "location");

    private final Reading reading;
    private final SharedTexts shared;
    private final Styles styles;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> formulas = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private int hiddenRows;
    private int hiddenCells;
    private boolean hiddenColumnUsed;

    private List<Cell> cells = new ArrayList<>();
    private int row;
    private boolean rowHidden;
    private int column;
    private String type = "";
    private boolean blind;
    private final StringBuilder value = new StringBuilder();
    private String element = "";
    private boolean inCell;

    SheetRows(Reading reading, SharedTexts shared, Styles styles) {
        this.reading = reading;
        this.shared = shared;
        this.styles = styles;
    }

    List<Row> rows() {
        return rows;
    }

    List<String> formulas() {
        return formulas;
    }

    /** Texts of the sheet that are in no cell: headers, rules for input, conditions. */
    List<String> others() {
        return others;
    }

    boolean hasHiddenRows() {
        return hiddenRows > 0;
    }

    boolean hasHiddenColumns() {
        return hiddenColumnUsed;
    }

    boolean hasHiddenCells() {
        return hiddenCells > 0;
    }

    @Override
    public void start(String name, Map<String, String> attributes) throws IOException {
        element = name;
        for (String worded : WORDED) {
            if (attributes.containsKey(worded)) {
                others.add(reading.count(attributes.getOrDefault(worded, "")));
            }
        }
        switch (name) {
            case "col" -> {
                if (isTrue(attributes.get("hidden")) || isZero(attributes.get("width"))) {
                    int from = Math.max(1, number(attributes.get("min"), 1));
                    int to = Math.min(MOST_COLUMNS, number(attributes.get("max"), from));
                    hiddenColumns.set(from, Math.max(from, to) + 1);
                }
            }
            case "row" -> {
                row = number(attributes.get("r"), row + 1);
                rowHidden = isTrue(attributes.get("hidden")) || isZero(attributes.get("ht"));
                column = 0;
                cells = new ArrayList<>();
            }
            case "c" -> {
                inCell = true;
                column = column(attributes.getOrDefault("r", ""), column + 1);
                type = attributes.getOrDefault("t", "n");
                blind = styles.isBlind(number(attributes.get("s"), 0));
                value.setLength(0);
            }
            default -> {
                // What else there is has its say as text.
            }
        }
    }

    @Override
    public void text(String text) throws IOException {
        if (inCell && (element.equals("v") || element.equals("t"))) {
            value.append(text);
        } else if (!text.isBlank()) {
            (element.equals("f") ? formulas : others).add(reading.count(text.strip()));
        }
    }

    @Override
    public void end(String name) throws IOException {
        if (name.equals("c")) {
            inCell = false;
            if (!value.isEmpty()) {
                keep();
            }
        } else if (name.equals("row") && !cells.isEmpty()) {
            rows.add(new Row(row, cells));
            hiddenRows += rowHidden ? 1 : 0;
        }
        element = "";
    }

    private void keep() throws IOException {
        String text = value.toString();
        if (type.equals("s")) {
            text = shared.get(number(text, -1));
        }
        cells.add(reading.cell(column, text));
        hiddenCells += blind ? 1 : 0;
        hiddenColumnUsed = hiddenColumnUsed || hiddenColumns.get(column);
    }

    /** The number of a column from the name of a cell, such as 2 from {@code B7}. */
    private static int column(String cell, int otherwise) {
        int column = 0;
        for (int i = 0; i < cell.length() && Character.isLetter(cell.charAt(i)); i++) {
            column = column * 26 + Character.toUpperCase(cell.charAt(i)) - 'A' + 1;
        }
        return column < 1 || column > MOST_COLUMNS ? otherwise : column;
    }

    static int number(@Nullable String text, int otherwise) {
        return text == null || !text.matches("[0-9]{1,9}") ? otherwise : Integer.parseInt(text);
    }

    static boolean isTrue(@Nullable String text) {
        return "1".equals(text) || "true".equals(text);
    }

    private static boolean isZero(@Nullable String text) {
        return text != null && text.matches("0(\\.0*)?");
    }
}
