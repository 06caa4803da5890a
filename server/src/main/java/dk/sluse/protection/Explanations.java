package dk.sluse.protection;

import dk.sluse.sdc.rule.Evidence;
import dk.sluse.sdc.suppression.Explanation;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Table;
import java.math.BigDecimal;
import java.math.MathContext;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** Puts explanations of hidden cells into words, Danish or English, for whoever may see the table as it is. */
final class Explanations {

    private static final int TERMS = 12;

    private final Table table;
    private final Locale locale;
    private final ResourceBundle messages;

    Explanations(Table table, Locale locale) {
        this.table = table;
        this.locale = locale;
        this.messages = ResourceBundle.getBundle(
                "messages",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    Map<String, Object> text(Explanation explanation) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("cell", CodedRows.name(table.shape(), explanation.cell()));
        switch (explanation) {
            case Explanation.Unsafe(int _, var findings, var cures) -> {
                text.put(
                        "why",
                        findings.isEmpty()
                                ? List.of(message("veiled"))
                                : findings.stream()
                                        .map(finding -> text(finding.evidence()))
                                        .toList());
                text.put(
                        "attack",
                        findings.isEmpty()
                                ? List.of(message("attack.veiled"))
                                : findings.stream()
                                        .map(finding -> message("attack." + kind(finding.evidence())))
                                        .distinct()
                                        .toList());
                text.put(
                        "cure",
                        cures.stream()
                                .map(cure -> text(explanation.cell(), cure))
                                .toList());
            }
            case Explanation.Complement(int _, var attack) -> {
                text.put("why", List.of(message("complement")));
                text.put("attack", List.of(text(attack)));
            }
        }
        return text;
    }

    private static String kind(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Few _ -> "few";
            case Evidence.Dominated _, Evidence.Estimated _ -> "contributor";
            case Evidence.OfGroup _ -> "group";
            case Evidence.Empty _ -> "empty";
            case Evidence.ByHand _ -> "hand";
        };
    }

    private String text(Evidence evidence) {
        return switch (evidence) {
            case Evidence.Few(long units, int threshold) -> message("few", units, threshold);
            case Evidence.Dominated(int _, int largest, double percent, double most) ->
                message("dominated", largest, number(percent), number(most));
            case Evidence.Estimated(int _, int coalition, double percent, double least) ->
                message("estimated", coalition, number(percent), number(least));
            case Evidence.OfGroup(int group, long members, long here) ->
                message("group", CodedRows.name(table.shape(), group), members, here);
            case Evidence.Empty _ -> message("empty");
            case Evidence.ByHand _ -> message("hand");
        };
    }

    private String text(Explanation.Attack attack) {
        return switch (attack) {
            case Explanation.Attack.Subtraction(int target, var terms) ->
                message("attack.subtraction", sum(terms), CodedRows.name(table.shape(), target));
            case Explanation.Attack.Bounds(int target, int _, double lowest, double highest) ->
                message("attack.bounds", CodedRows.name(table.shape(), target), number(lowest), number(highest));
            case Explanation.Attack.Beyond _ -> message("attack.beyond");
        };
    }

    /** What is added comes first. */
    private String sum(List<Explanation.Term> terms) {
        List<Explanation.Term> sorted = new ArrayList<>(terms);
        sorted.sort((one, other) -> Integer.compare(other.factor(), one.factor()));
        StringBuilder sum = new StringBuilder();
        for (Explanation.Term term : sorted.subList(0, Math.min(TERMS, sorted.size()))) {
            String times = Math.abs(term.factor()) > 1 ? Math.abs(term.factor()) + " · " : "";
            String sign = term.factor() < 0 ? " − " : sum.isEmpty() ? "" : " + ";
            sum.append(sign)
                    .append(times)
                    .append('[')
                    .append(CodedRows.name(table.shape(), term.cell()))
                    .append(']');
        }
        return sorted.size() > TERMS ? sum + " …" : sum.toString().strip();
    }

    private String text(int cell, Explanation.Cure cure) {
        return switch (cure) {
            case Explanation.Cure.MergeWith(int dimension, int with) -> {
                Hierarchy grouping = table.shape().dimensions().get(dimension);
                int own = table.shape().nodes(cell)[dimension];
                yield message(
                        "cure.merge",
                        grouping.name(),
                        grouping.nodes().get(own).code(),
                        grouping.nodes().get(with).code());
            }
            case Explanation.Cure.UseGroup(int dimension, int group) -> {
                Hierarchy grouping = table.shape().dimensions().get(dimension);
                int own = table.shape().nodes(cell)[dimension];
                yield message(
                        "cure.group",
                        grouping.name(),
                        grouping.nodes().get(own).code(),
                        grouping.nodes().get(group).code());
            }
        };
    }

    private String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(6);
        return format.format(new BigDecimal(value).round(new MathContext(8)));
    }

    private String message(String key, Object... values) {
        return new MessageFormat(messages.getString("protection.explanation." + key), locale).format(values);
    }
}
