package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece.Text;
import java.util.ArrayList;
import java.util.List;
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
            Pattern.compile("(?i)F\\(\\s*[0-9]+,\\s*([0-9]+)\\)\\s*="));

    private static final List<Pattern> OBSERVATIONS = List.of(
            Pattern.compile(
                    "(?i)\\bnumber of obs(?:ervations)?(?: read| used)?\\s*[=:]?\\s*([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)\\bno\\. observations:\\s+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)\\bobservations:\\s+([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"),
            Pattern.compile("(?i)\\bantal observationer\\s*[=:]?\\s*([0-9]{1,3}(?:[ ,.\u00a0][0-9]{3})+|[0-9]+)"));

    private static final int FEWEST = 10;

    private Models() {}

    /** Each place that tells of fewer than ten residual degrees of freedom, or observations. */
    static List<Finding> find(Text text) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < text.lines().size(); i++) {
            if (text.lines().get(i).matches("(?i).*chi-?(sq|2).*|.*per group.*")) {
                continue;
            }
            long fewest = Math.min(
                    fewest(text.lines().get(i), FREEDOM), fewest(text.lines().get(i), OBSERVATIONS));
            if (fewest < FEWEST) {
                findings.add(new Finding(
                        Rule.LOW_DEGREES_OF_FREEDOM, text.place().line(text.first() + i), text.how(), fewest));
            }
        }
        return findings;
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
