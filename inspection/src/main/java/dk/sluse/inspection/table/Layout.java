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
                || (PERCENT.matcher(table.above()).find()
                        && table.body().stream()
                                .anyMatch(line ->
                                        TOTAL.matcher(TableView.label(line)).matches())
                        && rows(line -> line.values().values().stream()
                                .filter(Figures::isNumber)
                                .allMatch(one -> SHARE.matcher(one).matches())));
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
