package dk.sluse.inspection.rule;

import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import dk.sluse.inspection.table.TableView.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Values that were left out, where their row or column has a total and leaves out no other: each follows. */
final class Masks {

    private static final Pattern TOTAL = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(total|i alt|ialt|sum|all|alle|hele landet|margin|subtotal)(?![\\p{L}\\p{N}])");
    private static final Pattern DASH = Pattern.compile("[-–—]+");
    private static final int FEWEST = 2;

    private final TableView table;

    Masks(TableView table) {
        this.table = table;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        if (table.above().contains("pr(")) {
            // Stars beside a model's figures say how sure they are.
            return findings;
        }
        for (Line line : table.body()) {
            boolean total = line.values().keySet().stream()
                    .anyMatch(column -> TOTAL.matcher(table.head(column)).find()
                            && Figures.isWhole(line.values().getOrDefault(column, "")));
            List<Integer> masked = masked(line);
            if (total && masked.isEmpty()) {
                blank(line).ifPresent(column -> findings.add(finding(line.number(), column)));
            }
            if (total && masked.size() == 1 && wholes(line.values().values()) >= FEWEST) {
                findings.add(finding(line.number(), masked.getFirst()));
            }
        }
        for (int column : table.columns()) {
            column(column, findings);
        }
        return findings;
    }

    /** The only column that has nothing in a row, where the rest of the row's total must be. */
    private Optional<Integer> blank(Line line) {
        List<Integer> without = table.columns().stream()
                .filter(column -> !line.values().containsKey(column))
                .toList();
        List<String> figures =
                line.values().values().stream().filter(Figures::isNumber).toList();
        if (without.size() != 1 || figures.size() < FEWEST || !figures.stream().allMatch(Figures::isWhole)) {
            return Optional.empty();
        }
        double sum = figures.stream().mapToDouble(Figures::value).sum();
        double total = figures.stream().mapToDouble(Figures::value).max().orElse(0);
        return sum - total < total ? Optional.of(without.getFirst()) : Optional.empty();
    }

    /** Where a row has marks, in columns of figures; a dash may stand for nothing, and is none where other marks are. */
    private List<Integer> masked(Line line) {
        List<Integer> marks = line.values().entrySet().stream()
                .filter(cell -> !cell.getKey().equals(line.values().firstKey())
                        && Figures.isMasked(cell.getValue())
                        && wholes(table.column(cell.getKey())) * 2
                                >= table.column(cell.getKey()).size())
                .map(Map.Entry::getKey)
                .toList();
        List<Integer> others = marks.stream()
                .filter(column ->
                        !DASH.matcher(line.values().getOrDefault(column, "")).matches())
                .toList();
        return others.isEmpty() ? marks : others;
    }

    private static long wholes(Collection<String> values) {
        return values.stream().filter(Figures::isWhole).count();
    }

    private Finding finding(int row, int column) {
        return new Finding(
                Rule.RECOVERABLE,
                table.grid().place().cell(row, column),
                table.grid().how(),
                0);
    }

    /** A row that has words and other figures, or is all of a row, but nothing where the rest of a total must be. */
    private void blank(int column, Map<Integer, String> values, List<Finding> findings) {
        List<Line> without = table.body().stream()
                .filter(line -> !line.values().containsKey(column)
                        && !TableView.label(line).isBlank())
                .toList();
        List<String> totals = table.body().stream()
                .filter(line -> TOTAL.matcher(TableView.label(line)).find())
                .map(line -> line.values().getOrDefault(column, ""))
                .toList();
        boolean one = without.size() == 1
                && totals.size() == 1
                && values.values().stream().allMatch(Figures::isWhole)
                && values.size() >= FEWEST;
        if (one) {
            double sum = values.values().stream().mapToDouble(Figures::value).sum();
            double total = Figures.value(totals.getFirst());
            if (sum - total < total) {
                findings.add(finding(without.getFirst().number(), column));
            }
        }
    }

    private void column(int column, List<Finding> findings) {
        Map<Integer, String> values = new TreeMap<>();
        boolean total = false;
        for (Line line : table.body()) {
            String value = line.values().getOrDefault(column, "");
            if (!value.isEmpty() && column != line.values().firstKey()) {
                values.put(line.number(), value);
                total = total || (TOTAL.matcher(TableView.label(line)).find() && Figures.isWhole(value));
            }
        }
        List<Integer> masked = values.entrySet().stream()
                .filter(one -> Figures.isMasked(one.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (total && masked.isEmpty()) {
            blank(column, values, findings);
        }
        if (total
                && masked.size() == 1
                && wholes(values.values()) >= FEWEST
                && wholes(values.values()) == values.size() - 1) {
            findings.add(finding(masked.getFirst(), column));
        }
    }
}
