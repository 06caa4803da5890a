package dk.sluse.tabulation;

import dk.sluse.catalogue.OwnerRules;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.ConcentrationRule;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.GroupDisclosure;
import dk.sluse.sdc.rule.MarginRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The rules that a table is protected by: the strictest that the owners of its registers want. */
record RuleSet(List<SafetyRule> rules) {

    /** Changes whenever the same rules could make another table. */
    private static final int METHOD = 2;

    static RuleSet of(Collection<PackagedRegister> used) {
        List<SafetyRule> rules = new ArrayList<>();
        rules.add(new MinimumFrequency(used.stream()
                .mapToInt(register -> register.register().rules().minimumFrequency())
                .max()
                .orElse(OwnerRules.OFFICE_MINIMUM)));
        used.stream()
                .flatMap(register -> register.register().rules().dominance().stream())
                .collect(Collectors.groupingBy(
                        OwnerRules.Dominance::n,
                        TreeMap::new,
                        Collectors.minBy(Comparator.comparingDouble(OwnerRules.Dominance::k))))
                .forEach((n, strictest) -> strictest.ifPresent(rule -> rules.add(new DominanceRule(n, rule.k()))));
        return new RuleSet(List.copyOf(rules));
    }

    /** Fewer units than these are too few. */
    int minimumFrequency() {
        return rules.stream()
                .mapToInt(rule -> rule instanceof MinimumFrequency(int threshold) ? threshold : 0)
                .max()
                .orElseThrow();
    }

    boolean hasDominance() {
        return rules.stream().anyMatch(ConcentrationRule.class::isInstance);
    }

    /**
     * As it stands in the record of a release and in what goes home. How much the largest enterprises may hold is not
     * told: who knows it can compute back. The package's version tells the office which figures were in force.
     */
    String description() {
        return rules.stream().map(RuleSet::description).collect(Collectors.joining("; ")) + "; method " + METHOD;
    }

    private static String description(SafetyRule rule) {
        return switch (rule) {
            case MinimumFrequency(int threshold) -> "minimum frequency " + threshold;
            case ConcentrationRule _ -> "dominance";
            case GroupDisclosure group -> "group disclosure, all but " + group.few();
            case MarginRule margins -> "margins of " + margins.threshold();
            case EmptyCells _ -> "empty cells";
            case Chosen _ -> "chosen cells";
        };
    }
}
