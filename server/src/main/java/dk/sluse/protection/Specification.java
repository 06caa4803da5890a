package dk.sluse.protection;

import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.GroupDisclosure;
import dk.sluse.sdc.rule.MarginRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.PriorPosteriorRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.table.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a table is made of and how it is protected, as written in the specification file.
 *
 * @param input whether each row is a unit or a cell; units if it is not said
 * @param dimensions at least one
 * @param count column with how many units a row stands for; one if it is not said
 * @param measure null to publish numbers of units
 * @param contributor column that tells which rows are of the same unit, or of the same holding; each row alone if it is not said
 * @param weight column with how many units of the population a unit of a sample stands for; each one if it is not said
 * @param rules at least one
 * @param byHand file beside the specification with decisions on single cells
 * @param coarsening how many proposals for coarser categories the report is to tell; none if it is not said
 * @param explain whether the report explains every hidden cell
 * @param language of these explanations, da or en; English if it is not said
 */
record Specification(
        @Nullable Input input,
        List<Dimension> dimensions,
        @Nullable String count,
        @Nullable Quantity measure,
        @Nullable String contributor,
        @Nullable String weight,
        List<Rule> rules,
        @Nullable Method method,
        @Nullable String byHand,
        @Nullable Integer coarsening,
        @Nullable Boolean explain,
        @Nullable Language language) {

    /** What the rows of the data are. */
    enum Input {
        UNITS,
        CELLS
    }

    /** The language of what is explained. */
    enum Language {
        da,
        en
    }

    /**
     * One grouping.
     *
     * @param hierarchy file beside the specification with the groups; without it the codes stand under one total
     * @param linked file with other groups of the same codes, which are published too
     * @param total code of the total, {@code Total} if it is not said
     */
    record Dimension(
            String column,
            @Nullable String hierarchy,
            @Nullable String linked,
            @Nullable String total) {

        String totalCode() {
            return Objects.requireNonNullElse(total, "Total");
        }
    }

    /** What is added up. */
    record Quantity(String column, Measure.@Nullable Kind kind) {

        Measure.Kind kindOrUsual() {
            return Objects.requireNonNullElse(kind, Measure.Kind.NON_NEGATIVE);
        }
    }

    /** One rule; exactly one field is given. */
    record Rule(
            @Nullable Integer minimumFrequency,
            @Nullable Dominance dominance,
            @Nullable Percent percent,
            @Nullable PriorPosterior priorPosterior,
            @Nullable Group groupDisclosure,
            @Nullable Margin margins,
            @Nullable Boolean emptyCells) {

        /** The (n,k) rule. */
        record Dominance(int n, double k) {}

        /** The p% rule. */
        record Percent(double p, @Nullable Integer n) {}

        /** The p/q rule. */
        record PriorPosterior(double p, double q) {}

        /** Group disclosure. */
        record Group(int few, @Nullable Set<String> exempt) {}

        /** The margin rule. */
        record Margin(int threshold, @Nullable Set<String> exempt) {}

        SafetyRule rule() {
            List<SafetyRule> given = new ArrayList<>();
            if (minimumFrequency != null) {
                given.add(new MinimumFrequency(minimumFrequency));
            }
            if (dominance != null) {
                given.add(new DominanceRule(dominance.n(), dominance.k()));
            }
            if (percent != null) {
                given.add(new PercentRule(percent.p(), Objects.requireNonNullElse(percent.n(), 1)));
            }
            if (priorPosterior != null) {
                given.add(new PriorPosteriorRule(priorPosterior.p(), priorPosterior.q()));
            }
            if (groupDisclosure != null) {
                given.add(new GroupDisclosure(
                        groupDisclosure.few(), Objects.requireNonNullElse(groupDisclosure.exempt(), Set.of())));
            }
            if (margins != null) {
                given.add(new MarginRule(margins.threshold(), Objects.requireNonNullElse(margins.exempt(), Set.of())));
            }
            if (Boolean.TRUE.equals(emptyCells)) {
                given.add(new EmptyCells());
            }
            if (given.size() != 1) {
                throw new Problem(
                        "each of the rules must be one of minimumFrequency, dominance, percent, priorPosterior,"
                                + " groupDisclosure, margins and emptyCells");
            }
            return given.getFirst();
        }
    }

    /** How to protect. */
    record Method(
            Protection.@Nullable Cost cost,
            Protection.@Nullable Effort effort,
            @Nullable Boolean reasons,
            @Nullable Boolean insiders) {}

    /** What is read from a file may leave out anything. */
    @SuppressWarnings("NullAway")
    void requireWhole() {
        if (dimensions == null || dimensions.isEmpty() || dimensions.stream().anyMatch(one -> one.column() == null)) {
            throw new Problem("the specification needs dimensions, each with the name of a column");
        }
        if (rules == null || rules.isEmpty()) {
            throw new Problem("the specification names no rules");
        }
        if (measure != null && measure.column() == null) {
            throw new Problem("the measure needs the name of a column");
        }
    }

    boolean explains() {
        return Boolean.TRUE.equals(explain);
    }

    Locale locale() {
        return language == Language.da ? Locale.of("da") : Locale.ENGLISH;
    }

    int proposals() {
        return Objects.requireNonNullElse(coarsening, 0);
    }

    boolean isOfCells() {
        return input == Input.CELLS;
    }

    List<SafetyRule> safetyRules() {
        return rules.stream().map(Rule::rule).toList();
    }

    Protection protection() {
        Protection protection = Protection.USUAL;
        if (method != null) {
            protection = method.cost() == null ? protection : protection.with(method.cost());
            protection = method.effort() == null ? protection : protection.with(method.effort());
            protection = Boolean.FALSE.equals(method.reasons()) ? protection.withoutReasons() : protection;
            protection = Boolean.FALSE.equals(method.insiders()) ? protection.withoutInsiders() : protection;
        }
        return protection;
    }
}
