package dk.sluse.inspection.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
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

    /** A column of nothing but 0 and 1: whether something is so. */
    public boolean isFlag(int column) {
        List<String> values = table.column(column);
        boolean levels = table.above().contains("class level information");
        return (levels || values.size() >= FLAGS)
                && values.stream().distinct().count() == 2
                && values.stream().allMatch(one -> one.equals("0") || one.equals("1"));
    }
}
