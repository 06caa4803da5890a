package dk.sluse.inspection.table;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A table as a reader sees it: a head, labels beside, and a body of figures. */
public final class TableView {

    /** A row of the body: values by their columns. */
    public record Line(int number, SortedMap<Integer, String> values) {}

    private static final int MOST_HEAD = 12;
    private static final int FEWEST_SPANNED = 3;
    private static final int MOST_SPANNED = 9;
    private static final int FEWEST_BESIDE = 10;
    private static final Pattern PROMPT = Pattern.compile(">>> |> |In \\[|\\. (tab|table|tabulate|sum|list) ");
    private static final Pattern NOTE =
            Pattern.compile("(?i)(kilde|source|anm|note|anmærkning|bemærk|uoplyste)[a-zæøå]*\\.?\\s*:");

    private final Grid grid;
    private final List<Line> body = new ArrayList<>();
    /** For each row whether it has anything in the first column. */
    private final List<Boolean> own = new ArrayList<>();

    private final Map<Integer, String> heads = new TreeMap<>();
    private final SortedMap<Integer, List<String>> columns = new TreeMap<>();
    private final StringBuilder above = new StringBuilder();

    public TableView(Grid grid) {
        this.grid = grid;
        List<Line> lines = grid.rows().stream()
                .map(TableView::line)
                .filter(line -> !line.values().isEmpty())
                .toList();
        int first = 0;
        while (first < Math.min(lines.size(), MOST_HEAD) && HeadRows.isHead(lines, first)) {
            first++;
        }
        if (first >= MOST_HEAD && isEven(lines.subList(0, first))) {
            // Rows of words and codes, below a head of one row.
            first = 1;
        }
        head(lines.subList(0, first));
        int firstColumn = lines.stream()
                .skip(first)
                .mapToInt(line -> line.values().firstKey())
                .min()
                .orElse(1);
        int last = lines.size();
        while (last > first && isNote(lines.get(last - 1))) {
            last--;
        }
        for (Line line : lines.subList(first, last)) {
            body.add(body.isEmpty() ? line : filled(line, body.getLast()));
            own.add(line.values().containsKey(firstColumn));
            body.getLast()
                    .values()
                    .forEach((column, value) -> columns.computeIfAbsent(column, _ -> new ArrayList<>())
                            .add(value));
        }
    }

    /** Words below a table, in a cell of their own. */
    private static boolean isNote(Line line) {
        String text = line.values().get(line.values().firstKey());
        return line.values().size() == 1 && text != null && NOTE.matcher(text).lookingAt();
    }

    private static boolean isEven(List<Line> lines) {
        int cells = lines.getFirst().values().size();
        return cells > 1 && lines.stream().allMatch(line -> line.values().size() == cells);
    }

    /** A table that lies on its side, turned: one that is wider than half of its height, and wide enough for units. */
    public static Optional<TableView> turned(Grid grid) {
        SortedMap<Integer, List<Cell>> columns = new TreeMap<>();
        int number = 0;
        for (Row row : grid.rows()) {
            number++;
            for (Cell cell : row.cells()) {
                columns.computeIfAbsent(cell.column(), _ -> new ArrayList<>()).add(new Cell(number, cell.text()));
            }
        }
        if (number < 2 || columns.size() < Math.max(number / 2, FEWEST_BESIDE)) {
            return Optional.empty();
        }
        List<Row> rows = columns.entrySet().stream()
                .map(column -> new Row(column.getKey(), column.getValue()))
                .toList();
        return Optional.of(new TableView(new Grid(grid.place(), grid.how(), rows)));
    }

    /** A label that several rows have is written beside the first one only. */
    private static Line filled(Line line, Line above) {
        int figure = line.values().entrySet().stream()
                .filter(cell -> Figures.isNumber(cell.getValue()))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(0);
        SortedMap<Integer, String> values = new TreeMap<>(line.values());
        above.values().headMap(figure).forEach((column, value) -> {
            if (!Figures.isNumber(value)) {
                values.putIfAbsent(column, value);
            }
        });
        return new Line(line.number(), Collections.unmodifiableSortedMap(values));
    }

    private static Line line(Row row) {
        SortedMap<Integer, String> values = new TreeMap<>();
        for (Cell cell : row.cells()) {
            if (!cell.text().isBlank()) {
                values.put(cell.column(), cell.text().strip());
            }
        }
        return new Line(row.number(), Collections.unmodifiableSortedMap(values));
    }

    private void head(List<Line> head) {
        int columns = grid.rows().stream()
                .flatMap(row -> row.cells().stream())
                .mapToInt(Cell::column)
                .max()
                .orElse(0);
        for (Line line : head) {
            line.values().values().forEach(one -> above.append(' ').append(one));
            boolean asked =
                    PROMPT.matcher(line.values().get(line.values().firstKey())).lookingAt();
            if (line.values().size() == 1 && (asked || (columns > 2 && !line.equals(head.getLast())))) {
                // A title, or what somebody asked for, which is not over any column.
                continue;
            }
            String spanning = "";
            for (int column = 1; column <= columns; column++) {
                String own = line.values().get(column);
                spanning = own == null ? spanning : own;
                String word =
                        own == null && column > 1 && head.size() > 1 && !line.equals(head.getLast()) ? spanning : own;
                if (word != null && !word.isEmpty()) {
                    heads.merge(column, word, (one, other) -> one + " " + other);
                }
            }
        }
    }

    public Grid grid() {
        return grid;
    }

    public List<Line> body() {
        return body;
    }

    /** Whether each word at the left has as many rows of figures, three to nine, and is written beside the first only. */
    public boolean isSpanned() {
        int rows = 0;
        int each = 0;
        for (boolean first : own) {
            if (first && rows > 0 && each > 0 && rows != each) {
                return false;
            }
            each = first && rows > 0 ? rows : each;
            rows = first ? 1 : rows + 1;
        }
        return each >= FEWEST_SPANNED && each <= MOST_SPANNED && rows == each && own.getFirst();
    }

    public boolean hasHead() {
        return !heads.isEmpty();
    }

    /** All words above the body, in small letters. */
    public String above() {
        return above.toString().toLowerCase(Locale.ROOT);
    }

    /** Words above a column, in small letters. */
    public String head(int column) {
        return heads.getOrDefault(column, "").toLowerCase(Locale.ROOT);
    }

    /** The columns that have anything, in the body. */
    public List<Integer> columns() {
        return List.copyOf(columns.keySet());
    }

    /** What stands in a column, in the body, from above. */
    public List<String> column(int column) {
        return Collections.unmodifiableList(columns.getOrDefault(column, List.of()));
    }

    /** The words beside a row, in small letters. */
    public static String label(Line line) {
        StringBuilder label = new StringBuilder();
        for (String value : line.values().values()) {
            if (Figures.isNumber(value)) {
                break;
            }
            label.append(' ').append(value);
        }
        return label.toString().strip().toLowerCase(Locale.ROOT);
    }
}
