package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import dk.sluse.inspection.table.TableView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Models of few observations, as statistics programs write how many there were. */
final class Models {

    private static final List<Pattern> FREEDOM = List.of(
            Pattern.compile("(?i)\\bon ([0-9,]+) degrees of freedom"),
            Pattern.compile("(?i)and ([0-9,]+) DF\\b"),
            Pattern.compile("(?i)\\bdf residuals?:\\s+([0-9,]+)"),
            Pattern.compile("(?i)residual deviance:.*\\bon\\s+([0-9,]+)\\s+degrees"),
            Pattern.compile("(?i)^\\s*(?:residual|error)\\s+\\|?\\s*[0-9.,]+\\s+([0-9]+)\\s+[0-9.,]+"),
            Pattern.compile("(?i)^\\s*error\\s+([0-9]+)\\s+[0-9.,]+\\s+[0-9.,]+"),
            Pattern.compile("(?i)\\bresidual df\\s*[=:]\\s*([0-9,]+)"),
            Pattern.compile("(?i)F\\(\\s*[0-9]+,\\s*([0-9]+)\\)\\s*="),
            Pattern.compile("(?i)\\bdf residuals?:[\\s,;|&]+([0-9]+)"),
            Pattern.compile("(?i)^\\s*residuals\\s+([0-9]+)\\s+[0-9.]+\\s+[0-9.]+"),
            Pattern.compile("(?i)\\bdf = ([0-9]+)(?:\\.[0-9]+)?, p-value"),
            Pattern.compile("(?i)\\(df = (?:[0-9,]+; )?([0-9,]+)\\)"));

    private static final List<Pattern> OBSERVATIONS = List.of(
            Pattern.compile(
                    "(?i)\\bnumber of obs(?:ervations)?(?: read| used)?\\s*+[=:]?\\s*+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)\\bno\\. observations:\\s+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)^\\W*(?:observations|observationer|num\\. ?obs\\.)[\\s|&]+([0-9]+)\\s*([|&].*)?$"),
            Pattern.compile("(?i)\\bn= ?([0-9]+), number of events"),
            Pattern.compile("(?i)\\bno\\. observations:[\\s,;|&]+([0-9]+)\\s*[,;|&]"),
            Pattern.compile("(?i)\\bobservations:\\s+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)\\bantal observationer\\s*+[=:]?\\s*+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"));

    /** The line over a table of models that only numbers them, and how such a table tells of observations. */
    private static final Pattern NUMBERED = Pattern.compile("[\\s|&]*+\\(1\\)(\\s+\\(2\\).*)?\\s*");

    private static final Pattern ONLY_N = Pattern.compile("^\\s*N\\s+([0-9]+)\\s*$");

    /** Words of tables of models, for numbers of observations in them, and for these wherever they stand. */
    private static final Pattern MODEL = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(r2|r²|r-?squared|r\\^2|adj\\. ?r2|adjusted r2|r-kvadrat|std\\.? ?err\\w*|standardfejl|p>\\|t\\||coef\\.?|coefficients?|aic|bic|log.?likelihood)(?![\\p{L}\\p{N}])");

    private static final Pattern COUNTED = Pattern.compile(
            "(n|obs\\.?|observations|observationer|num\\. ?obs\\.?|no\\. observations:?|antal observationer)");

    private static final Pattern ALWAYS =
            Pattern.compile("(no\\. observations|df residuals?|number of obs(ervations)?|residual df):?");

    private static final int FEWEST = 10;

    private Models() {}

    /** Each place that tells of fewer than ten residual degrees of freedom, or observations. */
    static List<Finding> find(Text text) {
        List<Finding> findings = new ArrayList<>();
        boolean models =
                text.lines().stream().anyMatch(line -> NUMBERED.matcher(line).matches());
        for (int i = 0; i < text.lines().size(); i++) {
            if (text.lines().get(i).matches("(?i).*(chi-?(sq|2)|x-squared|kruskal).*|.*per group.*")) {
                continue;
            }
            String line = text.lines().get(i);
            long fewest = Math.min(fewest(line, FREEDOM), fewest(line, OBSERVATIONS));
            fewest = models ? Math.min(fewest, fewest(line, List.of(ONLY_N))) : fewest;
            if (fewest < FEWEST) {
                findings.add(new Finding(
                        Rule.LOW_DEGREES_OF_FREEDOM, text.place().line(text.first() + i), text.how(), fewest));
            }
        }
        return findings;
    }

    /** Each number of observations of a model in a table, in a row or a column of its own. */
    static List<Finding> find(TableView table) {
        List<Finding> findings = new ArrayList<>();
        boolean models = isOfModels(table);
        for (Line line : table.body()) {
            for (Map.Entry<Integer, String> cell : line.values().entrySet()) {
                OptionalLong value = Figures.whole(cell.getValue());
                if (value.isPresent()
                        && value.getAsLong() > 0
                        && value.getAsLong() < FEWEST
                        && isTold(table, line, cell.getKey(), models)) {
                    findings.add(new Finding(
                            Rule.LOW_DEGREES_OF_FREEDOM,
                            table.grid().place().cell(line.number(), cell.getKey()),
                            table.grid().how(),
                            value.getAsLong()));
                }
            }
        }
        return findings;
    }

    private static boolean isTold(TableView table, Line line, int column, boolean models) {
        String before = line.values().getOrDefault(column - 1, "").toLowerCase(Locale.ROOT);
        return ALWAYS.matcher(before).matches()
                || (models
                        && (COUNTED.matcher(TableView.label(line)).matches()
                                || COUNTED.matcher(table.head(column)).matches()));
    }

    private static boolean isOfModels(TableView table) {
        return MODEL.matcher(table.above()).find()
                || table.body().stream()
                        .anyMatch(line -> MODEL.matcher(TableView.label(line)).find());
    }

    private static long fewest(String line, List<Pattern> patterns) {
        long fewest = Long.MAX_VALUE;
        for (Pattern pattern : patterns) {
            for (Matcher found = pattern.matcher(line); found.find(); ) {
                String digits = found.group(1).replaceAll("[^0-9]", "");
                if (!digits.isEmpty() && digits.length() < 16) {
                    fewest = Math.min(fewest, Long.parseLong(digits));
                }
            }
        }
        return fewest;
    }
}
