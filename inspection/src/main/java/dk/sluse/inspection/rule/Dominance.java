package dk.sluse.inspection.rule;

import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import dk.sluse.inspection.table.TableView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Amounts of which one or two units have nearly all, where a table tells it: by what the largest have, beside the amount, or by their share.
 * The rule is that of the (n,k)-dominance with n 1 and 2, in the words of Eurostat's handbook on disclosure control; which percentage the office
 * takes is its own.
 */
final class Dominance {

    private static final Pattern LARGEST = words(
            "største|næststørste|largest|biggest|top ?[12]|top one|top two|max\\.?|maximum|maks|cr ?[12]|nr\\.? ?[12]|second largest");
    private static final Pattern SHARE =
            words("andel|andele|share|pct\\.?|percent|procent|koncentration|concentration|cr ?[12]");
    private static final Pattern OF_MANY =
            words("kommune|region|gruppe|group|kvintil|decil|uddannelse|alder|age|antal|count|n");
    private static final Pattern AMOUNT = words(
            "sum|total|i alt|beløb|amount|omsætning|turnover|sales|salg|eksport|exports?|import|værdi|value|formue|lønsum|revenue|udgifter|kr\\.?");
    private static final Pattern SECOND = words("næststørste|second largest|nr\\.? ?2");
    private static final int ALL = 100;

    private final TableView table;
    private final int percent;

    /** @param percent from which on an amount is dominated, 1 to 100 */
    Dominance(TableView table, int percent) {
        this.table = table;
        this.percent = percent;
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(" + words + ")(?![\\p{L}\\p{N}])");
    }

    /** Each amount, or share, that one or two have nearly all of. */
    List<Finding> find() {
        List<Integer> shares = new ArrayList<>();
        List<Integer> largest = new ArrayList<>();
        List<Integer> amounts = new ArrayList<>();
        for (int column : table.columns()) {
            String head = table.head(column);
            if (table.column(column).stream().noneMatch(Figures::isNumber)) {
                continue;
            }
            if (LARGEST.matcher(head).find() && !OF_MANY.matcher(head).find()) {
                (isShare(column, head) ? shares : largest).add(column);
            } else if (AMOUNT.matcher(head).find()) {
                amounts.add(column);
            }
        }
        List<Finding> findings = new ArrayList<>();
        for (Line line : table.body()) {
            double second = shares.stream()
                    .filter(column -> SECOND.matcher(table.head(column)).find())
                    .mapToDouble(column -> value(line, column) * scale(column))
                    .filter(one -> one > 0)
                    .findFirst()
                    .orElse(0);
            shares.stream()
                    .filter(column -> !SECOND.matcher(table.head(column)).find())
                    .filter(column -> value(line, column) * scale(column) + second >= percent)
                    .forEach(column -> findings.add(finding(line, column)));
            double top = largest.stream()
                    .limit(2)
                    .mapToDouble(column -> value(line, column))
                    .filter(one -> one > 0)
                    .sum();
            amounts.stream()
                    .filter(column -> value(line, column) >= top && top > 0)
                    .filter(column -> top * ALL >= percent * value(line, column))
                    .forEach(column -> findings.add(finding(line, column)));
        }
        return findings;
    }

    private boolean isShare(int column, String head) {
        return SHARE.matcher(head).find()
                || head.contains("%")
                || table.column(column).stream().anyMatch(one -> one.contains("%"));
    }

    /** Shares are percentages, or parts of one where none is higher. */
    private int scale(int column) {
        boolean parts =
                table.column(column).stream().filter(Figures::isNumber).allMatch(one -> Figures.value(one) <= 1);
        return parts ? ALL : 1;
    }

    /** Not a number where there is none. */
    private static double value(Line line, int column) {
        String text = line.values().getOrDefault(column, "");
        return Figures.isNumber(text) ? Figures.value(text) : Double.NaN;
    }

    private Finding finding(Line line, int column) {
        return new Finding(
                Rule.DOMINATED,
                table.grid().place().cell(line.number(), column),
                table.grid().how(),
                0);
    }
}
