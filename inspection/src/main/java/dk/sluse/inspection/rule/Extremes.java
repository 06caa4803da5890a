package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import dk.sluse.inspection.table.TableView.Line;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Smallest and largest values, which are somebody's. */
final class Extremes {

    private static final Pattern EXTREME = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(min\\.?|max\\.?|minimum|maximum(?! (log-?)?likelihood)|maksimum|smallest|largest|mindste|største|lowest|highest|laveste|højeste|p0|p100|(?<!interquartile )range|variationsbredde|extreme)(?![\\p{L}\\p{N}])(?!\\s+(fuldførte|uddannelse|kvintil|kvartil|decil|quintile|quartile|decile|education))");
    private static final Pattern UNTOLD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(age|alder|år|year|iteration|iter|n|obs|depth|child|leaf|leaves|features|bins|lags?|split|epochs?|min_samples|max_samples)(?![\\p{L}\\p{N}])");

    private static final Pattern WRITTEN = Pattern.compile(
            "(?i)(?<![\\p{L}\\p{N}])(min|max|minimum|maximum|maksimum|mindste|største|smallest|largest)\\.?\\s*:\\s*-?[0-9]");

    /** What R writes over quantiles, and what it is asked for a smallest or largest value. */
    private static final Pattern QUANTILES = Pattern.compile("\\s*0%(\\s+[0-9.]{1,9}%){0,99}\\s+100%\\s*");

    private static final Pattern ASKED = Pattern.compile("^\\s*>\\s*(min|max|range)\\(");
    private static final Pattern GROUPS = Pattern.compile("(?i)per group|group size|group variable|no\\. groups");
    private static final Pattern VALUES = Pattern.compile("^\\s*+(\\[1]\\s*+)?-?[0-9]");

    /** What somebody asked R for, above its answer. */
    private static final Pattern PROMPT = Pattern.compile("> ?\\S+\\([^)]*\\)");

    /** A variable that has codes. */
    private static final Pattern CODES = Pattern.compile("(region|kommune|kom|komkode|kode|code)( .*kode)?");

    private static final Pattern YEARS = Pattern.compile("\\s*(\\[1])?(\\s+(19[0-9]{2}|20[0-3][0-9]))+\\s*");

    private final TableView table;

    Extremes(TableView table) {
        this.table = table;
    }

    /** Each line that names one. */
    static List<Finding> find(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < text.lines().size(); i++) {
            String above = i == 0 ? "" : text.lines().get(i - 1);
            boolean told = VALUES.matcher(text.lines().get(i)).find()
                    && !YEARS.matcher(text.lines().get(i)).matches()
                    && (QUANTILES.matcher(above).matches()
                            || ASKED.matcher(above).find());
            if (told || WRITTEN.matcher(text.lines().get(i)).find()) {
                findings.add(new Finding(Rule.EXTREME, text.place().line(text.first() + i), text.how(), 0));
            }
        }
        return findings;
    }

    List<Finding> find() {
        List<Finding> findings = new ArrayList<>();
        if (table.above().contains("residual")) {
            return findings;
        }
        boolean groups = table.grid().texts().values().stream()
                .anyMatch(text -> GROUPS.matcher(text).find());
        for (Line line : table.body()) {
            String label = TableView.label(line);
            // How large groups are that a model has says nothing of anybody.
            boolean ofGroups = GROUPS.matcher(label).find() || (groups && label.contains("="));
            Map<Integer, String> extremes = extremes(line, label);
            if (ofGroups || isOfNobody(extremes.values(), label)) {
                continue;
            }
            for (int column : extremes.keySet()) {
                if (!UNTOLD.matcher(head(column) + " " + label).find()) {
                    findings.add(new Finding(
                            Rule.EXTREME,
                            table.grid().place().cell(line.number(), column),
                            table.grid().how(),
                            0));
                }
            }
        }
        return findings;
    }

    /** The numbers of a row that are called extremes, by their columns. */
    private SortedMap<Integer, String> extremes(Line line, String label) {
        boolean all = EXTREME.matcher(label).find();
        SortedMap<Integer, String> extremes = new TreeMap<>();
        line.values().forEach((column, value) -> {
            if (Figures.isNumber(value) && (all || EXTREME.matcher(head(column)).find())) {
                extremes.put(column, value);
            }
        });
        return extremes;
    }

    private String head(int column) {
        return PROMPT.matcher(table.head(column)).replaceAll("");
    }

    /** Whether the extremes of a row are codes or years, or no other values than 0 and 1. */
    private static boolean isOfNobody(Collection<String> extremes, String label) {
        boolean codes = CODES.matcher(label).matches() && extremes.stream().allMatch(one -> one.matches("[0-9]{3,4}"));
        return extremes.size() > 1
                && (codes
                        || extremes.stream().allMatch(Figures::isYear)
                        || extremes.stream().allMatch(one -> Figures.value(one) == 0 || Figures.value(one) == 1));
    }
}
