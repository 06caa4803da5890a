package dk.sluse.tabulation;

import dk.sluse.catalogue.Titles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table laid out for reading: rows down, years and columns across.
 *
 * @param corner what the label columns are called, one for each row grouping
 * @param head lines of headings across, outermost first; empty if there is one column only
 * @param lines the body
 */
public record Grid(List<String> corner, List<List<Heading>> head, List<Line> lines) {

    /** A heading that stands over some columns. */
    public record Heading(String text, int span) {}

    /**
     * A line of the body.
     *
     * @param labels one for each row grouping
     * @param depth how deep the innermost label lies below its total
     */
    public record Line(List<String> labels, int depth, List<SafeTable.Cell> cells) {}

    /** Lays a table out, with titles in a language. */
    public static Grid of(SafeTable table, Locale locale) {
        int rows = table.rowDimensions();
        List<int[]> down = combinations(table.dimensions().subList(0, rows));
        List<int[]> across =
                combinations(table.dimensions().subList(rows, table.dimensions().size()));
        List<Line> lines = new ArrayList<>();
        for (int[] line : down) {
            lines.add(line(table, line, across, locale));
        }
        List<String> corner = table.dimensions().subList(0, rows).stream()
                .map(axis -> axis.titles().in(locale))
                .toList();
        return new Grid(corner.isEmpty() ? List.of("") : corner, head(table, across, locale), lines);
    }

    private static Line line(SafeTable table, int[] line, List<int[]> across, Locale locale) {
        List<String> labels = new ArrayList<>();
        int depth = 0;
        for (int i = 0; i < line.length; i++) {
            SafeTable.Category category = table.dimensions().get(i).categories().get(line[i]);
            labels.add(category.titles().in(locale));
            depth = category.depth();
        }
        List<SafeTable.Cell> cells = new ArrayList<>();
        for (int period = 0; period < table.definition().periods().size(); period++) {
            for (int[] column : across) {
                int[] places = IntStream.concat(IntStream.of(line), IntStream.of(column))
                        .toArray();
                cells.add(table.cell(period, places));
            }
        }
        return new Line(labels.isEmpty() ? List.of(Categories.TOTAL.in(locale)) : labels, depth, cells);
    }

    private static List<List<Heading>> head(SafeTable table, List<int[]> across, Locale locale) {
        List<List<Heading>> head = new ArrayList<>();
        List<String> periods = table.definition().periods();
        head.add(periods.stream()
                .map(period -> new Heading(period(period), across.size()))
                .toList());
        int rows = table.rowDimensions();
        for (int i = rows; i < table.dimensions().size(); i++) {
            List<SafeTable.Category> categories = table.dimensions().get(i).categories();
            int place = i - rows;
            List<Heading> line = new ArrayList<>();
            for (int period = 0; period < periods.size(); period++) {
                for (int[] column : across) {
                    Titles titles = categories.get(column[place]).titles();
                    line.add(new Heading(titles.in(locale), 1));
                }
            }
            head.add(merged(line, across, place));
        }
        return head;
    }

    /** Headings of the outer groupings span the inner ones. */
    private static List<Heading> merged(List<Heading> line, List<int[]> across, int place) {
        List<Heading> merged = new ArrayList<>();
        for (int i = 0; i < line.size(); i++) {
            int column = i % across.size();
            boolean same = column > 0
                    && IntStream.rangeClosed(0, place)
                            .allMatch(outer -> across.get(column)[outer] == across.get(column - 1)[outer]);
            if (same) {
                Heading last = merged.removeLast();
                merged.add(new Heading(last.text(), last.span() + 1));
            } else {
                merged.add(line.get(i));
            }
        }
        return merged;
    }

    /** A period as people write it: {@code 2025} or {@code 2025-12}. */
    public static String period(String period) {
        return period.length() == 4 ? period : period.substring(0, 4) + "-" + period.substring(4);
    }

    private static List<int[]> combinations(List<SafeTable.Axis> axes) {
        List<int[]> combinations = List.of(new int[0]);
        for (SafeTable.Axis axis : axes) {
            combinations = combinations.stream()
                    .flatMap(outer -> IntStream.range(0, axis.categories().size())
                            .mapToObj(inner -> IntStream.concat(IntStream.of(outer), IntStream.of(inner))
                                    .toArray()))
                    .toList();
        }
        return combinations;
    }
}
