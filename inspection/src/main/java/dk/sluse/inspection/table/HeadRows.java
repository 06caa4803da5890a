package dk.sluse.inspection.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which of the first rows of a table are its head, though they may have numbers: years, codes, quantiles. */
final class HeadRows {

    private static final Pattern SHARE = Pattern.compile("[0-9]{1,3}([.,][0-9]{1,2})?%");
    private static final Pattern STATISTIC =
            Pattern.compile("(?i)count|n|antal|mean|gns\\.?|gennemsnit|std|sd|min|max|median|sum");

    private HeadRows() {}

    /** A head has no figures, or years over figures. */
    static boolean isHead(List<TableView.Line> lines, int at) {
        List<String> values = List.copyOf(lines.get(at).values().values());
        long numbers = values.stream().filter(Figures::isNumber).count();
        boolean years = numbers > 1 && values.stream().filter(Figures::isNumber).allMatch(Figures::isYear);
        boolean leftOut = at > 0 && values.size() > 1 && values.stream().skip(1).allMatch(Figures::isLeftOut);
        return (numbers == 0 && !leftOut)
                || isSteps(lines, at, values)
                || isQuantiles(values)
                || (at == 0 && isSizes(values))
                || (at == 0 && isYearOverFigures(lines))
                || (years
                        && at + 1 < lines.size()
                        && values.stream().filter(Figures::isNumber).distinct().count() == numbers);
    }

    /** One person, two persons and so on: how large households are. */
    private static boolean isSizes(List<String> values) {
        List<String> sizes = values.stream().filter(Figures::isCount).toList();
        for (int i = 0; i < sizes.size(); i++) {
            if (Figures.whole(sizes.get(i)).orElse(0) != i + 1) {
                return false;
            }
        }
        return sizes.size() > 1
                && sizes.size() >= values.stream().filter(Figures::isNumber).count();
    }

    /** Percentages that say which quantiles are below, beside names of other statistics. */
    private static boolean isQuantiles(List<String> values) {
        List<String> numbers = values.stream().filter(Figures::isNumber).toList();
        boolean rising = true;
        for (int i = 0; i < numbers.size() && rising; i++) {
            rising = SHARE.matcher(numbers.get(i)).matches()
                    && (i == 0 || Figures.value(numbers.get(i)) > Figures.value(numbers.get(i - 1)));
        }
        return rising && values.stream().anyMatch(one -> STATISTIC.matcher(one).matches());
    }

    /** Numbers 0, 1, 2 and so on, over larger whole ones: categories of a table of two things, or of one. */
    private static boolean isSteps(List<TableView.Line> lines, int at, List<String> values) {
        List<String> steps = values.stream().filter(Figures::isNumber).toList();
        if (at + 1 >= lines.size() || steps.size() < 2) {
            return false;
        }
        boolean total =
                Layout.TOTAL.matcher(values.getLast().toLowerCase(Locale.ROOT)).matches();
        int words = values.size() - steps.size() - (total ? 1 : 0);
        if (words > 1 || !(total || isOver(lines, at, steps))) {
            return false;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).equals(Integer.toString(i)) && !steps.get(i).equals(Integer.toString(i + 1))) {
                return false;
            }
        }
        return lines.subList(at + 1, Math.min(lines.size(), at + 3)).stream()
                .flatMap(line -> line.values().values().stream())
                .filter(Figures::isWhole)
                .anyMatch(one -> Figures.value(one) > steps.size());
    }

    /** Whether a row without a total is over others: below titles only, or with nothing at the left of it. */
    private static boolean isOver(List<TableView.Line> lines, int at, List<String> steps) {
        boolean title =
                lines.subList(0, at).stream().allMatch(line -> line.values().size() == 1);
        boolean unlabelled =
                lines.get(at).values().firstKey() > lines.get(at + 1).values().firstKey();
        boolean below = at > 0
                && lines.get(at - 1).values().size() == 1
                && lines.get(at - 1).values().firstKey() > 1;
        // Words and the figures 1 and 2 are a row of counts as likely.
        boolean few = steps.size() == 2
                && lines.get(at).values().size() > 2
                && !steps.getFirst().equals("0");
        return (title || unlabelled) && (!few || below);
    }

    /** Words and one year, over a figure that is none. */
    private static boolean isYearOverFigures(List<TableView.Line> lines) {
        List<Map.Entry<Integer, String>> numbers = lines.getFirst().values().entrySet().stream()
                .filter(cell -> Figures.isNumber(cell.getValue()))
                .toList();
        if (numbers.size() != 1 || lines.getFirst().values().size() < 2 || lines.size() < 2) {
            return false;
        }
        String below = lines.get(1).values().getOrDefault(numbers.getFirst().getKey(), "");
        return Figures.isYear(numbers.getFirst().getValue()) && Figures.isNumber(below) && !Figures.isYear(below);
    }
}
