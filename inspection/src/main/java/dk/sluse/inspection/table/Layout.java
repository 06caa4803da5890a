package dk.sluse.inspection.table;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a table is laid out, where that tells that it is one of groups. */
public final class Layout {

    /** What rows are called that hold all others. */
    public static final Pattern TOTAL = Pattern.compile("total|i alt|all|alle|sum");

    /** Errors, intervals and estimates with stars, as tables of models have them. */
    private static final Pattern BRACKETED = Pattern.compile("[\\[(][-–−0-9.,; ]+[\\])]|-?[0-9.,]+\\s?\\*{1,3}");

    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}[.,][0-9]+");
    private static final Pattern PERCENT = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(percent|pct|procent|frequency|frekvens|hyppighed)(?![\\p{L}\\p{N}])|%");

    private static final Pattern COUNT =
            Pattern.compile("(?<![\\p{L}\\p{N}])(n|antal|count|freq|frequency|frekvens|hyppighed)(?![\\p{L}\\p{N}])");

    private static final Pattern CUMULATED = Pattern.compile("cum|kum|akk|valid");
    private static final Pattern CODE = Pattern.compile("(.* )?[0-9]{1,4}");

    /** Percentages are rounded. */
    private static final double CLOSE = 0.06;

    private static final int MOST_GROUPS = 120;

    private final TableView table;

    public Layout(TableView table) {
        this.table = table;
    }

    /** Signs of a table of groups: bins beside each other, errors in brackets, several rows of figures to each word, percentages of a total. */
    public boolean isOfGroups(List<Integer> told) {
        long columnsOfErrors = told.stream()
                .filter(column -> table.column(column).stream()
                                        .filter(one -> BRACKETED.matcher(one).matches())
                                        .count()
                                * 10
                        >= table.body().size() * 3L)
                .count();
        return columnsOfErrors > 1
                || rows(line -> told.stream()
                        .map(column -> line.values().getOrDefault(column, ""))
                        .allMatch(one -> BRACKETED.matcher(one).matches() || one.isEmpty()))
                || (told.size() > 1 && areBins(table.column(told.get(0)), table.column(told.get(1))))
                || table.isSpanned()
                || areFrequencies()
                || isCrossed()
                || (PERCENT.matcher(table.above()).find()
                        && table.body().stream()
                                .anyMatch(line ->
                                        TOTAL.matcher(TableView.label(line)).matches())
                        && rows(line -> line.values().values().stream()
                                .filter(Figures::isNumber)
                                .allMatch(one -> SHARE.matcher(one).matches())));
    }

    /** Whether a column that is called a count has its percentages beside it: each is that of the count of all. */
    private boolean areFrequencies() {
        List<TableView.Line> groups = table.body().stream()
                .filter(line -> !TOTAL.matcher(TableView.label(line)).matches())
                .toList();
        List<Integer> columns = table.columns();
        boolean rest = columns.size() > 2
                && columns.get(1) + 1 == columns.get(2)
                && columns.stream()
                        .skip(3)
                        .allMatch(
                                column -> CUMULATED.matcher(table.head(column)).find());
        return rest
                && groups.size() > 2
                && groups.size() <= MOST_GROUPS
                && COUNT.matcher(table.head(columns.get(1))).find()
                && areShares(groups, columns.get(1));
    }

    private static boolean areShares(List<TableView.Line> groups, int column) {
        double sum = groups.stream().mapToDouble(line -> count(line, column)).sum();
        boolean different =
                groups.stream().map(line -> count(line, column)).distinct().count() > 2;
        return different
                && groups.stream().allMatch(line -> {
                    double share = count(line, column) / sum * 100;
                    double told = Figures.value(line.values().getOrDefault(column + 1, ""));
                    return share > 0 && Math.abs(share - told) < CLOSE;
                });
    }

    /** Whether the last column and the last row are the totals of all others. */
    private boolean isCrossed() {
        List<TableView.Line> rows = table.body();
        int last = table.columns().getLast();
        TableView.Line total = rows.getLast();
        List<Integer> middle = table.columns().stream()
                .filter(column -> column > table.columns().getFirst() && column < last)
                .toList();
        return rows.size() > 2
                && middle.size() > 1
                && middle.stream()
                        .allMatch(column -> CODE.matcher(table.head(column)).matches())
                && TOTAL.matcher(table.head(last)).matches()
                && TOTAL.matcher(TableView.label(total)).matches()
                && rows.stream().allMatch(line -> isTotal(line, last))
                && table.columns().stream()
                        .skip(1)
                        .allMatch(column -> rows.stream()
                                        .limit(rows.size() - 1L)
                                        .mapToDouble(line -> count(line, column))
                                        .sum()
                                == count(total, column));
    }

    /** Whether a value is the sum of those before it, but for the first, which may be a code. */
    private static boolean isTotal(TableView.Line line, int last) {
        int first = line.values().firstKey();
        double sum = line.values().keySet().stream()
                .filter(column -> column > first && column < last)
                .mapToDouble(column -> count(line, column))
                .sum();
        return sum > 0 && sum == count(line, last);
    }

    private static double count(TableView.Line line, int column) {
        return Figures.whole(line.values().getOrDefault(column, "")).orElse(0);
    }

    /** Whether three of ten rows or more are such. */
    private boolean rows(Predicate<TableView.Line> such) {
        return table.body().stream().filter(such).count() * 10 >= table.body().size() * 3L;
    }

    /** From and to, in steps of the same width, most of which begin where the one before ends. */
    private static boolean areBins(List<String> from, List<String> to) {
        boolean bins = from.size() == to.size()
                && Stream.concat(from.stream(), to.stream()).allMatch(Figures::isNumber);
        double width = bins ? Figures.value(to.getFirst()) - Figures.value(from.getFirst()) : 0;
        int beside = 0;
        for (int i = 0; i < from.size() && bins; i++) {
            bins = Math.abs(Figures.value(to.get(i)) - Figures.value(from.get(i)) - width) <= width * 0.02;
            boolean next = i > 0 && Math.abs(Figures.value(from.get(i)) - Figures.value(to.get(i - 1))) <= width * 0.02;
            beside += next ? 1 : 0;
        }
        return bins && width > 0 && beside * 10 >= from.size() * 6;
    }
}
