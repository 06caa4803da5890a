package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.Evidence;
import dk.sluse.sdc.rule.GroupDisclosure;
import dk.sluse.sdc.rule.MarginRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.PriorPosteriorRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Contributions;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExplainerTest {

    private static final Hierarchy AGES = Hierarchy.flat("age", List.of("0-17", "18-64", "65-79", "80-"));
    private static final Hierarchy SEXES = Hierarchy.flat("sex", List.of("m", "w"));

    private static Table frequencies(Shape shape, Map<List<String>, Integer> persons) {
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        persons.forEach((codes, number) -> {
            units[cell(shape, codes)] = number;
            counts[cell(shape, codes)] = number;
        });
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    private static int cell(Shape shape, List<String> codes) {
        return shape.cell(IntStream.range(0, codes.size())
                .map(d -> shape.dimensions().get(d).indexOf(codes.get(d)))
                .toArray());
    }

    private static Explainer explainer(Table table, SafetyRule... rules) {
        return new Explainer(Protector.protect(table, List.of(rules)), List.of(rules), Protection.USUAL);
    }

    private static List<Evidence> evidence(Explanation explanation) {
        return explanation instanceof Explanation.Unsafe unsafe
                ? unsafe.findings().stream().map(Explanation.Finding::evidence).toList()
                : List.of();
    }

    @Test
    void tellsHowFewUnitsThereAreAndWhatCuresIt() {
        Shape shape = new Shape(List.of(AGES));
        Table table = frequencies(
                shape, Map.of(List.of("0-17"), 20, List.of("18-64"), 40, List.of("65-79"), 9, List.of("80-"), 2));
        Explainer explainer = explainer(table, new MinimumFrequency(3));

        Explanation unsafe = explainer.explain(AGES.indexOf("80-"));

        assertThat(unsafe)
                .isEqualTo(new Explanation.Unsafe(
                        AGES.indexOf("80-"),
                        List.of(new Explanation.Finding(new MinimumFrequency(3), new Evidence.Few(2, 3))),
                        List.of(
                                new Explanation.Cure.MergeWith(0, AGES.indexOf("65-79")),
                                new Explanation.Cure.UseGroup(0, 0))));
    }

    /** 65-79 is hidden so that 80- cannot be had from the total: 71 − 20 − 40 − 9. */
    @Test
    void writesTheSubtractionOutThatAComplementStops() {
        Shape shape = new Shape(List.of(AGES));
        Table table = frequencies(
                shape, Map.of(List.of("0-17"), 20, List.of("18-64"), 40, List.of("65-79"), 9, List.of("80-"), 2));
        Explainer explainer = explainer(table, new MinimumFrequency(3));

        assertThat(explainer.hidden()).containsExactly(AGES.indexOf("65-79"), AGES.indexOf("80-"));
        assertThat(explainer.explain(AGES.indexOf("65-79")))
                .isEqualTo(new Explanation.Complement(
                        AGES.indexOf("65-79"),
                        new Explanation.Attack.Subtraction(
                                AGES.indexOf("80-"),
                                List.of(
                                        new Explanation.Term(1, 0),
                                        new Explanation.Term(-1, 1),
                                        new Explanation.Term(-1, 2),
                                        new Explanation.Term(-1, 3)))));
    }

    /** In a table of two by two groupings showing any corner gives the unsafe one, in two steps from the opposite. */
    @Test
    void followsSeveralSums() {
        Shape shape = new Shape(List.of(Hierarchy.flat("town", List.of("a", "b")), SEXES));
        Table table = frequencies(
                shape, Map.of(List.of("a", "m"), 1, List.of("a", "w"), 9, List.of("b", "m"), 8, List.of("b", "w"), 30));
        Explainer explainer = explainer(table, new MinimumFrequency(3));

        Explanation opposite = explainer.explain(cell(shape, List.of("b", "w")));

        assertThat(opposite)
                .isInstanceOfSatisfying(
                        Explanation.Complement.class,
                        one -> assertThat(one.attack())
                                .isInstanceOfSatisfying(Explanation.Attack.Subtraction.class, subtraction -> {
                                    assertThat(subtraction.target()).isEqualTo(cell(shape, List.of("a", "m")));
                                    assertThat(subtraction.terms().stream()
                                                    .mapToDouble(term -> term.factor()
                                                            * table.measures()
                                                                    .getFirst()
                                                                    .values()[term.cell()])
                                                    .sum())
                                            .isEqualTo(1);
                                    assertThat(subtraction.terms())
                                            .extracting(Explanation.Term::cell)
                                            .contains(cell(shape, List.of("b", "w")));
                                }));
    }

    /** A turnover of 100 that must not be known to within 20 stands beside 4 and 16: with either of these shown it is at most 120. */
    @Test
    void tellsTheBoundsWhereNoSumIsEnough() {
        Hierarchy branches = Hierarchy.flat("branch", List.of("a", "b", "c", "d"));
        Contributions firms = new Contributions(new Shape(List.of(branches)), Measure.Kind.NON_NEGATIVE, 2);
        List.of(100.0, 4.0).forEach(value -> firms.add(branches.indexOf("a"), value));
        IntStream.range(0, 4).forEach(_ -> firms.add(branches.indexOf("b"), 1));
        IntStream.range(0, 4).forEach(_ -> firms.add(branches.indexOf("c"), 4));
        IntStream.range(0, 40).forEach(_ -> firms.add(branches.indexOf("d"), 3));
        List<SafetyRule> rules = List.of(new PercentRule(20));
        double shown = Double.POSITIVE_INFINITY;
        Protection protection = Protection.USUAL.withoutInsiders().withWeights(new double[] {shown, 1, 1, 1, shown});
        Explainer explainer = new Explainer(Protector.protect(firms.table(), rules, protection), rules, protection);

        assertThat(explainer.hidden())
                .containsExactly(branches.indexOf("a"), branches.indexOf("b"), branches.indexOf("c"));
        assertThat(explainer.explain(branches.indexOf("b")))
                .isEqualTo(new Explanation.Complement(
                        branches.indexOf("b"), new Explanation.Attack.Bounds(branches.indexOf("a"), 0, 0, 120)));
        assertThat(evidence(explainer.explain(branches.indexOf("a"))))
                .containsExactly(new Evidence.Estimated(0, 1, 0, 20));
    }

    @Test
    void tellsWhatTheOtherRulesSaw() {
        Shape shape = new Shape(List.of(AGES, SEXES));
        Table table = frequencies(
                shape,
                Map.of(
                        List.of("0-17", "m"),
                        10,
                        List.of("18-64", "m"),
                        20,
                        List.of("18-64", "w"),
                        30,
                        List.of("65-79", "w"),
                        2,
                        List.of("80-", "m"),
                        12,
                        List.of("80-", "w"),
                        1));
        int boys = cell(shape, List.of("0-17", "m"));
        int girls = cell(shape, List.of("0-17", "w"));
        int old = cell(shape, List.of("65-79", "w"));
        BitSet chosen = new BitSet();
        chosen.set(boys);

        GroupDisclosure full = new GroupDisclosure(0, Set.of("age"));
        assertThat(evidence(explainer(table, full).explain(boys)))
                .containsExactly(new Evidence.OfGroup(cell(shape, List.of("0-17", "TOTAL")), 10, 10));
        assertThat(evidence(explainer(table, full).explain(girls)))
                .containsExactly(new Evidence.OfGroup(cell(shape, List.of("0-17", "TOTAL")), 10, 0));
        assertThat(evidence(explainer(table, new MarginRule(3, Set.of())).explain(old)))
                .containsExactly(new Evidence.OfGroup(cell(shape, List.of("65-79", "TOTAL")), 2, 2));
        assertThat(evidence(explainer(table, new EmptyCells()).explain(girls))).containsExactly(new Evidence.Empty());
        assertThat(explainer(table, new Chosen(chosen)).explain(boys))
                .isEqualTo(new Explanation.Unsafe(
                        boys, List.of(new Explanation.Finding(new Chosen(chosen), new Evidence.ByHand())), List.of()));
    }

    @Test
    void tellsTheSharesOfLargeContributors() {
        Hierarchy branches = Hierarchy.flat("branch", List.of("x", "y"));
        Contributions firms = new Contributions(new Shape(List.of(branches)), Measure.Kind.NON_NEGATIVE, 2);
        List.of(80.0, 15.0, 5.0).forEach(value -> firms.add(branches.indexOf("x"), value));
        List.of(40.0, 35.0, 30.0).forEach(value -> firms.add(branches.indexOf("y"), value));
        int x = branches.indexOf("x");

        assertThat(evidence(explainer(firms.table(), new DominanceRule(2, 90)).explain(x)))
                .containsExactly(new Evidence.Dominated(0, 2, 95, 90));
        assertThat(evidence(explainer(firms.table(), new PercentRule(10)).explain(x)))
                .containsExactly(new Evidence.Estimated(0, 1, 6.25, 10));
        assertThat(evidence(
                        explainer(firms.table(), new PriorPosteriorRule(10, 50)).explain(x)))
                .containsExactly(new Evidence.Estimated(0, 1, 3.125, 10));
    }

    @Test
    void doesNotExplainWhatIsShown() {
        Shape shape = new Shape(List.of(SEXES));
        Table table = frequencies(shape, Map.of(List.of("m"), 10, List.of("w"), 20));

        assertThatThrownBy(() -> explainer(table, new MinimumFrequency(3)).explain(1))
                .hasMessage("the cell is shown");
    }
}
