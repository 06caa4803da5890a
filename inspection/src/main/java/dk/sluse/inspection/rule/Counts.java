package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.rule.TableView.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    private static final String MEASURES =
            "n|nobs|antal|count|counts|freq|frequency|frequencies|frekvens|frekvenser|hyppighed|obs|observations?|observationer"
                    + "|unweighted|missing|nmiss|at risk|n\\.risk|n\\.event|no\\. of|number of";

    /** Words that say that a figure is a count. */
    private static final Pattern MEASURE = words(MEASURES);

    /** Where such a word leads, nothing behind it says otherwise. */
    private static final Pattern LEADS = Pattern.compile("(" + MEASURES + ")(?![\\p{L}\\p{N}]).*", Pattern.DOTALL);

    private static final Pattern COUNT = words(MEASURES
            + "|number|no\\.?|numbers|personer|persons?|people|cases|mænd|kvinder|men|women|females?|males?|patienter|patients|elever|borgere"
            + "|virksomheder|firms|husstande|households|familier|deltagere|individer|individuals|units|enheder|events?|failures?|deaths?|døde"
            + "|uoplyst|ledige|ansatte|total|i alt");

    /** Words for figures that are no counts. */
    private static final Pattern STATISTIC = words(
            "kr|kroner|dkk|eur|beløb|amount|løn|wage|income|indkomst|omsætning|turnover|mean|gns|gennemsnit|median|std|sd"
                    + "|se|p|pct|percent|procent|%|andel|share|rate|ratio|coef|estimate|estimat|score|min|max|minimum|maximum|index|indeks|quantile|percentil|decil|kvartil|lags|df|d\\.f\\.");

    /** Words for what rows are told apart by, which are figures too. */
    private static final Pattern OTHER = words(
            "year|år|aar|alder|age|måned|month|kvartal|quarter|uge|week|dag|day|dato|date|kode|code|id|nr|nummer|rank|rang|level|step|lag"
                    + "|iteration|iter|model|value(?!_counts)|værdi|skala|scale|bins?|order|rækkefølge|position|page|side"
                    + "|percentile|decile|quartile|gruppe|group|trin|type|klasse|class|rounded|afrundet|km|mio|mia|tusind|1\\.?000|timer|hours|dage|days|minutter|minutes");

    /** A whole number of which nobody can doubt how large it is. */
    private static final Pattern PLAIN = Pattern.compile("[1-9][0-9]{0,14}");

    private static final int FEWEST_FIGURES = 2;
    private static final int MANY = 6;

    private final TableView table;
    private final int threshold;

    private final Set<Integer> sequences;
    private final Set<Integer> balanced;
    private final Set<Integer> whole;

    /** Whether any column is called a count. */
    private final boolean named;

    /** @param threshold lowest count that may be told; zero may */
    Counts(TableView table, int threshold) {
        this.table = table;
        this.threshold = threshold;
        this.sequences = columns(this::isSequence);
        this.balanced = columns(this::isBalanced);
        this.whole = columns(column ->
                table.column(column).stream().filter(Figures::isNumber).allMatch(Figures::isWhole));
        this.named = table.columns().stream()
                .skip(1)
                .anyMatch(one -> MEASURE.matcher(table.head(one)).find());
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
                && !OTHER.matcher(table.head(column)).find();
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

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(" + words + ")(?![\\p{L}\\p{N}])");
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
        if (Figures.hasShare(line.values().getOrDefault(column, ""))) {
            return true;
        }
        String head = table.head(column);
        String label = TableView.label(line);
        boolean beside = table.body().size() > 1
                && column == line.values().firstKey()
                && line.values().size() > 1;
        if (sequences.contains(column) || (beside && !COUNT.matcher(head).find())) {
            return false;
        }
        if (LEADS.matcher(head).matches() || LEADS.matcher(label).matches()) {
            return !STATISTIC.matcher(label).find() && wholeRowOrColumn(line, column);
        }
        if (isOther(head) || STATISTIC.matcher(label).find()) {
            return false;
        }
        if (COUNT.matcher(head).find() || COUNT.matcher(label).find()) {
            return wholeRowOrColumn(line, column);
        }
        return !named && ((all && !balanced.contains(column)) || isRowOfCounts(line));
    }

    private static boolean isOther(String head) {
        return STATISTIC.matcher(head).find() || OTHER.matcher(head).find();
    }

    private boolean wholeRowOrColumn(Line line, int column) {
        return whole.contains(column)
                || line.values().values().stream().filter(Figures::isNumber).allMatch(Figures::isWhole);
    }

    /** In listings that write percentages below counts: a row of whole numbers, where the head speaks of frequencies. */
    private boolean isRowOfCounts(Line line) {
        List<String> numbers =
                line.values().values().stream().filter(Figures::isNumber).toList();
        return numbers.size() > 1
                && numbers.stream().allMatch(Figures::isWhole)
                && COUNT.matcher(table.above()).find();
    }

    /** A column that counts its rows. */
    private boolean isSequence(int column) {
        List<String> values = table.column(column);
        if (values.size() < (column == table.columns().getFirst() ? 3 : MANY)) {
            return false;
        }
        for (int i = 0; i + 1 < values.size(); i++) {
            OptionalLong one = Figures.whole(values.get(i));
            OptionalLong next = Figures.whole(values.get(i + 1));
            if (one.isEmpty() || next.isEmpty() || next.getAsLong() != one.getAsLong() + 1) {
                return false;
            }
        }
        return true;
    }

    /** A column of codes that come as often as each other. */
    private boolean isBalanced(int column) {
        Map<String, Long> seen =
                table.column(column).stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        return seen.values().stream().distinct().count() == 1
                && seen.values().iterator().next() > 1;
    }

    private boolean isOfCounts() {
        List<String> figures = new ArrayList<>();
        for (int column : table.columns()) {
            if (!sequences.contains(column)
                    && (LEADS.matcher(table.head(column)).matches() || !isOther(table.head(column)))) {
                table.column(column).stream()
                        .filter(Figures::isNumber)
                        .filter(one -> !Figures.isYear(one))
                        .forEach(figures::add);
            }
        }
        return figures.size() >= FEWEST_FIGURES
                && figures.stream().allMatch(Figures::isWhole)
                && (MEASURE.matcher(table.above()).find()
                        || !STATISTIC.matcher(table.above()).find());
    }
}
