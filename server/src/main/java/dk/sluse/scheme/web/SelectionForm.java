package dk.sluse.scheme.web;

import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Selection;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What has been chosen of a register, as the form sends it. Whatever cannot be is left out, and is missed when the content is
 * submitted.
 *
 * @param known the register's variables
 * @param periods that the bank has, oldest first
 */
record SelectionForm(MultiValueMap<String, String> typed, List<Variable> known, List<RegisterPeriod> periods) {

    private static final Pattern COMMAS = Pattern.compile("[,;\\n]");
    private static final int LONGEST = 2_000;

    Selection read(String register, Content content) {
        List<String> chosen = typed.getOrDefault("variables", List.of());
        List<String> variables =
                known.stream().map(Variable::name).filter(chosen::contains).toList();
        Map<String, Coarsening> coarsened = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        for (String variable : variables) {
            Coarsening coarsening = coarsening(text("coarse." + variable));
            String reason = text("reason." + variable);
            if (coarsening != null) {
                coarsened.put(variable, coarsening);
            } else if (!reason.isEmpty()) {
                reasons.put(variable, reason);
            }
        }
        return new Selection(
                register,
                variables,
                chosenPeriods(),
                typed.containsKey("followed"),
                text("reason"),
                population(content),
                coarsened,
                reasons);
    }

    private List<String> chosenPeriods() {
        String from = text("from");
        String to = text("to");
        return periods.stream()
                .map(RegisterPeriod::period)
                .filter(period -> period.compareTo(from) >= 0 && period.compareTo(to) <= 0)
                .toList();
    }

    private static @Nullable Coarsening coarsening(String text) {
        return switch (text) {
            case "YEAR" -> Coarsening.toYear();
            case "AGE_GROUP" -> Coarsening.toAgeGroup();
            default -> text.startsWith("LEVEL:") ? Coarsening.toLevel(text.substring("LEVEL:".length())) : null;
        };
    }

    private @Nullable Population population(Content content) {
        return switch (text("population")) {
            case "FULL" -> text("argument").isEmpty() ? null : new Population.Full(text("argument"));
            case "WHERE" -> {
                List<String> values = Arrays.stream(COMMAS.split(text("values")))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
                yield values.isEmpty() ? null : new Population.Where(text("where"), values);
            }
            case "UNITS" ->
                content.register(text("units"))
                        .filter(other -> !other.periods().isEmpty())
                        .map(other -> new Population.UnitsOf(other.register(), other.periods()))
                        .orElse(null);
            case "LISTED" ->
                content.ownData(text("listed"))
                        .map(own -> new Population.Listed(own.name()))
                        .orElse(null);
            default -> null;
        };
    }

    private String text(String name) {
        String text = typed.getFirst(name);
        return text == null
                ? ""
                : text.strip().substring(0, Math.min(text.strip().length(), LONGEST));
    }
}
