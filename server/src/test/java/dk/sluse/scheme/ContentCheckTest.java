package dk.sluse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dk.sluse.World;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.content.Wishes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever may be submitted can be agreed on, and delivered as it is. */
class ContentCheckTest {

    private static final int TRIES = 2_000;

    private final Catalogue catalogue = World.shared().sluse().bean(Catalogue.class);
    private final ContentCheck check = World.shared().sluse().bean(ContentCheck.class);
    private final Random random = new Random(7);

    @Test
    void letsNothingThroughThatCannotBeAgreedOn() {
        int complete = 0;
        for (int round = 0; round < TRIES; round++) {
            Content content = content();
            if (check.faults(content).isEmpty()) {
                complete++;
                Agreement wanted = new Agreement(
                        World.LABOUR,
                        1,
                        content.registers().stream().map(Selection::item).toList(),
                        content.ownData());
                assertThatCode(() -> new Completion(catalogue).complete(wanted))
                        .as("%s", content)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(complete).isBetween(TRIES / 20, TRIES);
    }

    private Content content() {
        Content content =
                Content.EMPTY.withWords(word(), word(), "", new Wishes(Map.of(), 0, false, random.nextInt(2), word()));
        if (random.nextBoolean()) {
            content = content.with(ownList());
        }
        for (String register : List.of("BEF", "FIRM", "LPR", "NONE")) {
            if (random.nextInt(3) == 0) {
                content = content.with(selection(register, content));
            }
        }
        return content;
    }

    private Selection selection(String register, Content before) {
        List<Variable> known = catalogue.variables(register);
        List<String> periods =
                catalogue.periods(register).stream().map(RegisterPeriod::period).toList();
        List<String> variables = known.stream()
                .map(Variable::name)
                .filter(_ -> random.nextInt(3) > 0)
                .toList();
        Map<String, Coarsening> coarsened = new HashMap<>();
        Map<String, String> reasons = new HashMap<>();
        for (Variable variable : known) {
            List<Coarsening> possible = check.coarsenings(variable);
            if (variables.contains(variable.name()) && !possible.isEmpty() && random.nextInt(3) == 0) {
                coarsened.put(
                        variable.name(),
                        random.nextInt(8) == 0
                                ? Coarsening.toLevel("NONE")
                                : possible.get(random.nextInt(possible.size())));
            } else if (variables.contains(variable.name()) && variable.needsReason()) {
                reasons.put(variable.name(), word());
            }
        }
        return new Selection(
                register,
                variables,
                random.nextInt(8) == 0
                        ? List.of("1700")
                        : periods.subList(0, Math.min(periods.size(), random.nextInt(3))),
                random.nextBoolean(),
                word(),
                population(known, before),
                coarsened,
                reasons);
    }

    private @Nullable Population population(List<Variable> known, Content before) {
        return switch (random.nextInt(5)) {
            case 3 -> new Population.Listed(random.nextInt(8) == 0 ? "OWN_OTHER" : "OWN_LIST");
            case 0 -> null;
            case 1 -> new Population.Full("All are needed");
            case 2 ->
                new Population.Where(
                        known.isEmpty()
                                ? "KOEN"
                                : known.get(random.nextInt(known.size())).name(),
                        List.of("1"));
            default ->
                before.registers().stream()
                        .filter(other -> !other.periods().isEmpty())
                        .findFirst()
                        .<Population>map(other -> new Population.UnitsOf(other.register(), other.periods()))
                        .orElse(new Population.Full("All are needed"));
        };
    }

    /** A list of persons or of firms. */
    private OwnData ownList() {
        String keyType = random.nextBoolean() ? "PNR" : "CVR";
        Variable key =
                new Variable("KEY", Variable.Type.STRING, new Titles("Nøgle", "Key"), keyType, true, null, null, false);
        return new OwnData(
                "OWN_LIST",
                new Titles("Liste", "List"),
                "needed",
                keyType.equals("PNR") ? "person" : "firm",
                List.of(key));
    }

    private String word() {
        return random.nextInt(8) == 0 ? "" : "needed";
    }
}
