package dk.sluse.inspection.rule;

import dk.sluse.inspection.rule.TableView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Counts of units in a table that are lower than may be told. Which figures are counts is told by words over and beside them; a table of
 * nothing but whole numbers is one of counts where no word says otherwise.
 */
final class Counts {

    private static final Pattern COUNT =
            words("n|nobs|antal|count|counts|freq|frequency|frequencies|frekvens|frekvenser|hyppighed|obs|observations?"
                    + "|observationer|number|no\\.?|numbers|personer|persons?|people|cases|mænd|kvinder|men|women|females?|males?|patienter|patients|elever|borgere"
                    + "|virksomheder|firms|husstande|households|familier|deltagere|individer|individuals|units|enheder|at risk|n\\.risk|n\\.event|events?|failures?|deaths?|døde"
                    + "|missing|nmiss|uoplyst|ledige|ansatte|unweighted|total|i alt");

    private static final Pattern OTHER = words(
            "year|år|aar|alder|age|måned|month|kvartal|quarter|uge|week|dag|day|dato|date|kode|code|id|nr|nummer|rank|rang|level|step|lag"
                    + "|df|d\\.f\\.|iteration|iter|model|index|indeks|kr|kroner|dkk|eur|beløb|amount|løn|wage|income|indkomst|omsætning|turnover|sum|mean|gns|gennemsnit|median|std|sd"
                    + "|se|p|pct|percent|procent|%|andel|share|rate|ratio|coef|estimate|estimat|value|værdi|score|skala|scale|min|max|minimum|maximum|bins?|order|rækkefølge|position|page|side"
                    + "|decil|kvartil|percentil|decile|quartile|quantile|gruppe|group|trin|type|klasse|class|rounded|afrundet|km|mio|mia|tusind|1\\.?000|timer|hours|dage|days|minutter|minutes");

    private static final int FEWEST_FIGURES = 4;

    private final TableView table;
    private final int threshold;

    /** @param threshold lowest count that may be told; zero may */
    Counts(TableView table, int threshold) {
        this.table = table;
        this.threshold = threshold;
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
        String head = table.head(column);
        String label = TableView.label(line);
        boolean first =
                column == line.values().firstKey() && !COUNT.matcher(head).find();
        if ((first && line.values().size() > 1) || isSequence(column)) {
            return false;
        }
        if (COUNT.matcher(head).find() || COUNT.matcher(label).find()) {
            return !OTHER.matcher(head).find() && wholeRowOrColumn(line, column);
        }
        boolean named = table.columns().stream()
                .skip(1)
                .anyMatch(one -> COUNT.matcher(table.head(one)).find());
        return !named
                && ((all && !isBalanced(column)) || isRowOfCounts(line))
                && !OTHER.matcher(head).find()
                && !OTHER.matcher(label).find();
    }

    private boolean wholeRowOrColumn(Line line, int column) {
        return table.column(column).stream().filter(Figures::isNumber).allMatch(Figures::isWhole)
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
        if (values.size() < 3) {
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
            if (!isSequence(column) && !OTHER.matcher(table.head(column)).find()) {
                table.column(column).stream()
                        .filter(Figures::isNumber)
                        .filter(one -> !Figures.isYear(one))
                        .forEach(figures::add);
            }
        }
        return figures.size() >= FEWEST_FIGURES
                && figures.stream().allMatch(Figures::isWhole)
                && !OTHER.matcher(table.above()).find();
    }
}
