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
import java.util.TreeMap;

/** The figures that a chart was drawn from: a column for each series, or list of categories, a row for each point. */
final class ChartFigures implements Markup.Taker {

    private static final Set<String> LISTS = Set.of("cat", "val", "xVal", "yVal", "bubbleSize");

    private final Reading reading;
    private final Map<Integer, Map<Integer, String>> points = new TreeMap<>();
    private final List<String> texts = new ArrayList<>();
    private int series;
    private boolean inList;
    private int point;
    private String element = "";

    ChartFigures(Reading reading) {
        this.reading = reading;
    }

    /** Titles and labels. */
    List<String> texts() {
        return texts;
    }

    List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<Integer, Map<Integer, String>> one : points.entrySet()) {
            List<Cell> cells = new ArrayList<>();
            for (Map.Entry<Integer, String> cell : one.getValue().entrySet()) {
                cells.add(reading.cell(cell.getKey(), cell.getValue()));
            }
            rows.add(new Row(one.getKey(), cells));
        }
        return rows;
    }

    @Override
    public void start(String name, Map<String, String> attributes) {
        element = name;
        if (LISTS.contains(name)) {
            series++;
            inList = true;
        } else if (name.equals("pt")) {
            point = SheetRows.number(attributes.get("idx"), point);
        }
    }

    @Override
    public void text(String text) throws IOException {
        if (inList && element.equals("v")) {
            points.computeIfAbsent(point + 1, _ -> new TreeMap<>()).merge(series, text, String::concat);
        } else if (!text.isBlank() && !element.equals("f") && !element.equals("formatCode")) {
            texts.add(reading.count(text.strip()));
        }
    }

    @Override
    public void end(String name) {
        element = "";
        if (LISTS.contains(name)) {
            inList = false;
        }
    }
}
