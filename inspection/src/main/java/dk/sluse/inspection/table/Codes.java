package dk.sluse.inspection.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Columns of whole numbers that tell rows apart or say whether something is so: no counts. */
public final class Codes {

    private static final int MANY = 6;
    private static final int FLAGS = 8;

    private final TableView table;

    public Codes(TableView table) {
        this.table = table;
    }

    /** A column that counts its rows. */
    public boolean isSequence(int column) {
        List<String> values = table.column(column);
        if (isRunning(column)) {
            return true;
        }
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

    /** Numbers 1, 2 and so on behind the same words: tables and figures are called so. */
    private boolean isRunning(int column) {
        List<TableView.Line> lines = table.body();
        for (int i = 0; i < lines.size(); i++) {
            boolean same = !TableView.label(lines.get(i)).isEmpty()
                    && TableView.label(lines.get(i)).equals(TableView.label(lines.getFirst()));
            if (!same || !Integer.toString(i + 1).equals(lines.get(i).values().get(column))) {
                return false;
            }
        }
        return lines.size() > 1;
    }

    /** Codes at the left of counts that are called so: each once, in their order, and none far from the next. */
    public boolean isBesideCounts(int column, Predicate<String> count) {
        List<String> values = table.column(column);
        List<Long> codes = values.stream()
                .map(Figures::whole)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
        return column == table.columns().getFirst()
                && codes.size() > 1
                && codes.size() >= values.size() - 2
                && codes.equals(codes.stream().sorted().distinct().toList())
                && codes.getLast() - codes.getFirst() <= 2L * codes.size()
                && table.columns().stream().skip(1).anyMatch(one -> count.test(table.head(one)));
    }

    /** A column of codes that come as often as each other. */
    public boolean isBalanced(int column) {
        Map<String, Long> seen =
                table.column(column).stream().collect(Collectors.groupingBy(one -> one, Collectors.counting()));
        return seen.values().stream().distinct().count() == 1
                && seen.values().iterator().next() > 1;
    }

    /** A column whose numbers are those at the left of their rows: code lists have them in their words. */
    public boolean isEcho(int column) {
        List<TableView.Line> numbered = table.body().stream()
                .filter(line -> column != line.values().firstKey()
                        && Figures.isWhole(line.values().getOrDefault(column, "")))
                .toList();
        return numbered.size() > 1
                && numbered.stream()
                        .allMatch(line -> Objects.equals(
                                line.values().get(line.values().firstKey()),
                                line.values().get(column)));
    }

    /** Whether no other column, but for what tells rows apart, has whole numbers that could be counts. */
    private boolean isAlone(int column) {
        return table.columns().stream()
                .skip(1)
                .filter(other -> other != column)
                .flatMap(other -> table.column(other).stream())
                .filter(one -> !Figures.isYear(one))
                .map(Figures::whole)
                .noneMatch(one -> one.isPresent() && one.getAsLong() > 1);
    }

    /** A column of nothing but 0 and 1: whether something is so. */
    public boolean isFlag(int column) {
        List<String> values = table.column(column);
        boolean levels = table.above().contains("class level information");
        return (levels || (values.size() >= FLAGS && isAlone(column)))
                && values.stream().distinct().count() == 2
                && values.stream().allMatch(one -> one.equals("0") || one.equals("1"));
    }
}
