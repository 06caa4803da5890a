package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.table.Codes;
import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import dk.sluse.inspection.table.TableView.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts of units in a table that are lower than may be told. Which figures are counts is told by words over and beside them; a table of
 * nothing but whole numbers is one of counts where no word says otherwise.
 */
public final class Counts {

    /** A whole number of which nobody can doubt how large it is. */
    private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]{0,14}");

    private static final int FEWEST_FIGURES = 2;

    private final TableView table;
    private final int threshold;

    private final Set<Integer> sequences;
    private final Set<Integer> balanced;
    private final Set<Integer> whole;

    private final Set<Integer> flags;

    /** Columns of numbers that tell rows apart. */
    private final Set<Integer> choices;

    /** Whether any column is called a count. */
    private final boolean named;

    /** @param threshold lowest count that may be told; zero may */
    Counts(TableView table, int threshold) {
        this.table = table;
        this.threshold = threshold;
        Codes codes = new Codes(table);
        this.sequences = columns(column -> codes.isSequence(column) || codes.isBesideCounts(column, Heads::isCount));
        this.balanced = columns(codes::isBalanced);
        this.whole = columns(column ->
                table.column(column).stream().filter(Figures::isNumber).allMatch(Figures::isWhole));
        this.flags = columns(codes::isFlag);
        this.choices = columns(column -> isChoice(column) || codes.isEcho(column));
        this.named = table.columns().stream()
                .skip(1)
                .anyMatch(one -> Heads.MEASURE.matcher(table.head(one)).find());
    }

    /**
     * A table with its counts rounded, and all else as it is.
     *
     * @param base to whose multiples they are rounded, half of it upwards
     */
    public static Grid rounded(Grid grid, int base) {
        Counts counts = new Counts(new TableView(grid), base);
        boolean all = counts.isOfCounts();
        Map<Integer, Line> lines =
                counts.table.body().stream().collect(Collectors.toMap(Line::number, one -> one, (one, _) -> one));
        List<Row> rows = new ArrayList<>();
        for (Row row : grid.rows()) {
            Line line = lines.get(row.number());
            rows.add(line == null ? row : counts.rounded(row, line, all, base));
        }
        return new Grid(grid.place(), grid.how(), rows);
    }

    /**
     * A number in the body of a table.
     *
     * @param row and column as the file counts them
     * @param count empty for what is none: a share, a mean, an amount
     * @param beside what stands before it in its row and tells rows apart, by columns: words and codes, no shares or means
     * @param over what stands over it
     */
    public record Figure(int row, int column, OptionalLong count, SortedMap<Integer, String> beside, String over) {

        public Figure {
            beside = Collections.unmodifiableSortedMap(new TreeMap<>(beside));
        }

        @Override
        public String toString() {
            return "Figure[" + row + ", " + column + "]";
        }
    }

    /** The counts of a table, and the other numbers that may tell of them. What tells rows apart (years, codes) is none. */
    public static List<Figure> figures(Grid grid) {
        Counts counts = new Counts(new TableView(grid), 1);
        boolean all = counts.isOfCounts();
        List<Figure> figures = new ArrayList<>();
        for (Line line : counts.table.body()) {
            SortedMap<Integer, String> beside = new TreeMap<>();
            boolean any = false;
            for (Map.Entry<Integer, String> cell : line.values().entrySet()) {
                String text = cell.getValue();
                int column = cell.getKey();
                OptionalLong value = Figures.whole(text);
                boolean number = Figures.isNumber(text);
                String over = counts.table.head(column);
                if (value.isPresent() && counts.isCount(line, column, all)) {
                    figures.add(new Figure(line.number(), column, value, beside, over));
                    any = true;
                } else if (number && counts.mayTell(line, column)) {
                    figures.add(new Figure(line.number(), column, OptionalLong.empty(), beside, over));
                }
                // What tells rows apart stands before their figures, and may be a code.
                if (!any && (!number || value.isPresent())) {
                    beside.put(column, text);
                }
            }
        }
        return figures;
    }

    /** All words above the figures of a table, in small letters. */
    public static String above(Grid grid) {
        return new TableView(grid).above();
    }

    private boolean mayTell(Line line, int column) {
        return column != line.values().firstKey()
                && !sequences.contains(column)
                && !Heads.OTHER.matcher(table.head(column)).find();
    }

    private Row rounded(Row row, Line line, boolean all, int base) {
        return new Row(
                row.number(),
                row.cells().stream()
                        .map(cell -> {
                            OptionalLong value = Figures.whole(cell.text());
                            return value.isPresent()
                                            && PLAIN.matcher(cell.text()).matches()
                                            && isCount(line, cell.column(), all)
                                    ? new Cell(
                                            cell.column(),
                                            Long.toString((2 * value.getAsLong() + base) / (2L * base) * base))
                                    : cell;
                        })
                        .toList());
    }

    private Set<Integer> columns(IntPredicate wanted) {
        return table.columns().stream().filter(wanted::test).collect(Collectors.toSet());
    }

    /** Each low count. */
    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        boolean counts = isOfCounts();
        for (Line line : table.body()) {
            for (Map.Entry<Integer, String> cell : line.values().entrySet()) {
                OptionalLong value = Figures.whole(cell.getValue());
                if (value.isPresent()
                        && value.getAsLong() > 0
                        && value.getAsLong() < threshold
                        && isCount(line, cell.getKey(), counts)) {
                    findings.add(new Finding(
                            Rule.LOW_COUNT,
                            table.grid().place().cell(line.number(), cell.getKey()),
                            table.grid().how(),
                            value.getAsLong()));
                }
            }
        }
        return findings;
    }

    private boolean isCount(Line line, int column, boolean all) {
        String text = line.values().getOrDefault(column, "");
        boolean beside = table.body().size() > 1
                && column == line.values().firstKey()
                && line.values().size() > 1;
        if (saysSo(text, column, beside)) {
            return true;
        }
        if (Figures.isWhole(text) && Figures.isShare(line.values().getOrDefault(column + 1, ""))) {
            return !Heads.MEAN.matcher(TableView.label(line)).find();
        }
        String head = table.head(column);
        String label = TableView.label(line);
        if (sequences.contains(column) || (beside && !Heads.COUNT.matcher(head).find())) {
            return false;
        }
        if (choices.contains(column)) {
            return false;
        }
        if (Heads.LEADS.matcher(head).matches()
                || Heads.isSize(head)
                || Heads.LEADS.matcher(label).matches()) {
            return !Heads.STATISTIC.matcher(label).find() && wholeRowOrColumn(line, column);
        }
        if (isNamedInRow(line, head)) {
            return wholeRowOrColumn(line, column);
        }
        if (Heads.isOther(head) || Heads.STATISTIC.matcher(label).find()) {
            return false;
        }
        if (Heads.COUNT.matcher(head).find() || Heads.COUNT.matcher(label).find()) {
            return wholeRowOrColumn(line, column);
        }
        return !named
                && !flags.contains(column)
                && ((all && !balanced.contains(column)) || isRowOfCounts(line, column));
    }

    /** A value with its share or its unit; in a program one may be set to a number, and at the left it says how many a household has. */
    private boolean saysSo(String text, int column, boolean beside) {
        return Figures.isCount(text)
                && !(beside && text.indexOf('(') < 0)
                && (text.indexOf('=') < 0
                        || table.column(column).stream()
                                        .filter(Figures::isCount)
                                        .count()
                                > 1);
    }

    /** Where each row says what its value is, in a column of its own. */
    private static boolean isNamedInRow(Line line, String head) {
        return head.matches("value|values|værdi|val|obs_value|indhold")
                && line.values().values().stream()
                        .anyMatch(one -> one.length() > 1
                                && Heads.MEASURE
                                        .matcher(one.toLowerCase(Locale.ROOT))
                                        .matches());
    }

    private boolean wholeRowOrColumn(Line line, int column) {
        String text = line.values().getOrDefault(column, "");
        return whole.contains(column) || (!text.matches(".*[.,]0{1,2}") && isWhole(line));
    }

    private static boolean isWhole(Line line) {
        return line.values().values().stream().filter(Figures::isNumber).allMatch(Figures::isWhole);
    }

    /** In listings that write percentages below counts: a row of whole numbers, where the head speaks of frequencies. */
    private boolean isRowOfCounts(Line line, int column) {
        List<String> numbers =
                line.values().values().stream().filter(Figures::isNumber).toList();
        return numbers.size() > 1
                && (whole.contains(column)
                        || PLAIN.matcher(line.values().getOrDefault(column, "")).matches())
                && isWhole(line)
                && Heads.COUNT.matcher(table.above()).find();
    }

    /** A column of 0, 1, 2 and so on, each as often as the others: numbers of children that tell rows apart. */
    private boolean isChoice(int column) {
        List<Long> different = table.column(column).stream()
                .map(one -> Figures.whole(one).orElse(-1))
                .distinct()
                .sorted()
                .toList();
        return balanced.contains(column)
                && Heads.CHOICE.matcher(table.head(column).replace('_', ' ')).find()
                && different.size() > 2
                && different.getFirst() >= 0
                && different.getLast() == different.getFirst() + different.size() - 1;
    }

    private boolean isOfCounts() {
        List<String> figures = new ArrayList<>();
        for (int column : table.columns()) {
            if (!sequences.contains(column)
                    && (Heads.LEADS.matcher(table.head(column)).matches() || !Heads.isOther(table.head(column)))) {
                table.column(column).stream()
                        .filter(Figures::isNumber)
                        .filter(one -> !Figures.isYear(one))
                        .forEach(figures::add);
            }
        }
        return figures.size() >= FEWEST_FIGURES
                && figures.stream().allMatch(Figures::isWhole)
                && (Heads.MEASURE.matcher(table.above()).find()
                        || !Heads.STATISTIC.matcher(table.above()).find());
    }
}
