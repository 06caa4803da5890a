package dk.sluse.tabulation.web;

import dk.sluse.tabulation.Grid;
import dk.sluse.tabulation.SafeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as bars, or as lines over the years; drawn by the template. What is hidden has no bar.
 *
 * @param lines whether points are joined over the years
 * @param marks in the order of drawing
 * @param height of the drawing in its own units; it is 640 wide
 */
record Chart(boolean lines, List<Mark> marks, List<String> legend, int height, List<String> ticks) {

    static final int WIDTH = 640;
    private static final int LABELS = 200;
    private static final int BAR = 22;
    private static final int MOST_BARS = 25;
    private static final int MOST_LINES = 6;
    private static final int LINES_HEIGHT = 260;
    private static final int BOTTOM = 30;

    /**
     * A bar, or a line over the years.
     *
     * @param y top of the bar
     * @param length of the bar
     * @param points of the line, as SVG takes them
     * @param series which colour, from 0
     */
    record Mark(String label, String value, int y, int length, String points, int series) {}

    /** The chart of a table; empty of marks if nothing can be drawn. */
    static Chart of(SafeTable table, Grid grid, Numbers numbers) {
        int periods = table.definition().periods().size();
        boolean grouped = grid.lines().stream().anyMatch(line -> line.depth() > 1);
        List<Grid.Line> lines = grid.lines().stream()
                .filter(line -> grid.lines().size() == 1 || (grouped ? line.depth() == 1 : line.depth() > 0))
                .toList();
        return periods > 2 ? overYears(table, lines, periods) : bars(lines, numbers);
    }

    private static Chart bars(List<Grid.Line> lines, Numbers numbers) {
        List<Grid.Line> drawn = lines.stream().limit(MOST_BARS).toList();
        double longest = drawn.stream()
                .mapToDouble(line -> Math.abs(line.cells().getFirst().value().orElse(0)))
                .max()
                .orElse(0);
        List<Mark> marks = new ArrayList<>();
        for (Grid.Line line : drawn) {
            SafeTable.Cell cell = line.cells().getFirst();
            int length = longest == 0
                    ? 0
                    : (int) Math.round(
                            (WIDTH - LABELS - 110) * Math.abs(cell.value().orElse(0)) / longest);
            String value = cell.value().isPresent() ? numbers.text(cell.value().getAsDouble()) : "··";
            marks.add(new Mark(String.join(", ", line.labels()), value, marks.size() * BAR, length, "", 0));
        }
        return new Chart(false, marks, List.of(), marks.size() * BAR + 4, List.of());
    }

    private static Chart overYears(SafeTable table, List<Grid.Line> lines, int periods) {
        List<Grid.Line> drawn = lines.stream().limit(MOST_LINES).toList();
        int columns = drawn.isEmpty() ? 1 : drawn.getFirst().cells().size() / periods;
        double highest = drawn.stream()
                .flatMap(line -> line.cells().stream())
                .mapToDouble(cell -> cell.value().orElse(0))
                .max()
                .orElse(0);
        List<Mark> marks = new ArrayList<>();
        List<String> legend = new ArrayList<>();
        for (Grid.Line line : drawn) {
            StringBuilder points = new StringBuilder();
            for (int period = 0; period < periods; period++) {
                SafeTable.Cell cell = line.cells().get(period * columns);
                if (cell.value().isPresent() && highest > 0) {
                    long x = 20 + Math.round((WIDTH - 40.0) * period / (periods - 1));
                    long y = LINES_HEIGHT
                            - Math.round((LINES_HEIGHT - 10)
                                    * Math.max(0, cell.value().getAsDouble())
                                    / highest);
                    points.append(x).append(',').append(y).append(' ');
                }
            }
            legend.add(String.join(", ", line.labels()));
            marks.add(new Mark("", "", 0, 0, points.toString(), marks.size()));
        }
        List<String> ticks =
                table.definition().periods().stream().map(Grid::period).toList();
        return new Chart(true, marks, legend, LINES_HEIGHT + BOTTOM, ticks);
    }
}
