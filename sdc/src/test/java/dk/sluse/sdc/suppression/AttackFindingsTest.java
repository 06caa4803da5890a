package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables by which a reviewer who attacked the library got a number out, an error, or no answer. */
class AttackFindingsTest {

    /** A mark "fewer than 3" tells more than the strictest rule does. */
    @Test
    void marksTheStrictestOfSeveralMinimumFrequencies() {
        Table table = frequencies(flat(3), 0, 2, 2, 50);

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(3), new MinimumFrequency(10)));

        assertThat(safe.status(1)).isNotEqualTo(new CellStatus.Primary(new MinimumFrequency(3)));
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    /** A mark "dominated" must not be taken for "at least the minimum frequency". */
    @Test
    void looksForTooFewUnitsFirst() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 100, 300, 400},
                List.of(new double[] {0, 100, 30, 40}, new double[] {0, 0, 30, 40}));
        Table table = Table.rolledUp(flat(3), new long[] {0, 1, 20, 20}, List.of(sum));

        ProtectedTable safe = Protector.protect(table, List.of(new DominanceRule(1, 85), new MinimumFrequency(3)));

        assertThat(safe.status(1)).isEqualTo(new CellStatus.Primary(new MinimumFrequency(3)));
    }

    /** Unsafe by the last bit of a fraction: the protection level rounds to nothing. */
    @Test
    void protectsACellThatIsUnsafeByNextToNothing() {
        double value = 15952.625999999998;
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, value, 9 * value, 9 * value},
                List.of(new double[] {0, 9847.3, value, value}, new double[] {0, 0, value, value}));
        Table table = Table.rolledUp(flat(3), new long[] {0, 9, 20, 20}, List.of(sum));

        ProtectedTable safe = Protector.protect(table, List.of(new PercentRule(62)));

        assertThat(safe.suppressed()).isEqualTo(2);
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    @Test
    void hidesAZeroSumOfFew() {
        Measure nothing = Measure.of(Measure.Kind.ANY_SIGN, new double[4]);
        Table table = Table.rolledUp(flat(3), new long[] {0, 1, 20, 40}, List.of(nothing));

        ProtectedTable safe = Protector.protect(table, List.of(new MinimumFrequency(3)));

        assertThat(safe.suppressed()).isEqualTo(2);
    }

    @Test
    void findsAPatternWhereManyCellsCostNothing() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 100, 200, 300, 0, 0, 0},
                List.of(new double[] {0, 99, 10, 10, 0, 0, 0}, new double[] {0, 1, 10, 10, 0, 0, 0}));
        Table table = Table.rolledUp(flat(6), new long[] {0, 5, 40, 40, 10, 10, 10}, List.of(sum));

        ProtectedTable safe =
                Protector.protect(table, List.of(new PercentRule(10)), Protection.USUAL.with(Protection.Cost.VALUE));

        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    @Test
    void asksNoEventsToBeFewerThanTheirPartsCanBe() {
        Measure events = new Measure(
                Measure.Kind.EVENTS, new double[] {0, 1, 1}, List.of(new double[] {0, 1, 1}, new double[] {0, 0, 0}));
        Table table = Table.rolledUp(flat(2), new long[] {0, 1, 1}, List.of(events));

        ProtectedTable safe = Protector.protect(table, List.of(new PercentRule(10)));

        assertThat(safe.suppressed()).isEqualTo(3);
    }

    @Test
    void keepsEventsOpenByWholeNumbers() {
        Measure events = new Measure(
                Measure.Kind.EVENTS, new double[] {0, 10, 10}, List.of(new double[] {0, 7, 7}, new double[] {0, 1, 1}));
        Table table = Table.rolledUp(flat(2), new long[] {0, 4, 4}, List.of(events));

        ProtectedTable safe = Protector.protect(table, List.of(new DominanceRule(1, 30)));

        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    /** One unit at the end of three long chains of groups: a hundred cells that are bound to be equal. */
    @Test
    void movesWhatIsInVeryManyEquations() {
        Shape shape =
                new Shape(List.of(Hierarchy.flat("a", List.of("1", "2", "3")), chain("b"), chain("c"), chain("d")));
        long[] units = new long[shape.cells()];
        int last = shape.dimensions().get(1).size() - 2;
        for (int leaf = 0; leaf < shape.cells(); leaf++) {
            int[] nodes = shape.nodes(leaf);
            boolean isLeaf = nodes[0] > 0
                    && IntStream.range(1, 4).allMatch(d -> nodes[d] == last || (nodes[d] > 0 && nodes[d] % 2 == 0));
            if (isLeaf && nodes[0] > 1) {
                units[leaf] = 20L + leaf % 7;
            }
        }
        units[shape.cell(1, last, last, last)] = 1;

        ProtectedTable safe = Protector.protect(
                frequencies(shape, units), List.of(new MinimumFrequency(3)), Protection.USUAL.withZeros());

        assertThat(safe.status(shape.cell(1, last, last, last)).suppressed()).isTrue();
        assertThat(safe.suppressed()).isLessThan(shape.cells() / 3);
    }

    @Test
    void refusesARuleThatLooksAtMoreContributorsThanAreTold() {
        Measure sum = new Measure(Measure.Kind.NON_NEGATIVE, new double[] {0, 10, 20}, List.of(new double[] {0, 5, 5}));
        Table table = Table.rolledUp(flat(2), new long[] {0, 5, 5}, List.of(sum));
        List<SafetyRule> rules = List.of(new PercentRule(10));

        assertThatThrownBy(() -> Protector.protect(table, rules))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 largest contributors");
    }

    @Test
    void refusesACategoryNamedLikeItsGroup() {
        List<String> leaves = List.of(Hierarchy.TOTAL, "x");

        assertThatThrownBy(() -> Hierarchy.flat("a", leaves))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a code twice");
    }

    /** Each level is the next one and one leaf beside it. */
    private static Hierarchy chain(String name) {
        List<Hierarchy.Node> nodes = new ArrayList<>(List.of(new Hierarchy.Node(name, -1)));
        for (int level = 0; level < 3; level++) {
            int above = level == 0 ? 0 : nodes.size() - 2;
            nodes.add(new Hierarchy.Node(name + level, above));
            nodes.add(new Hierarchy.Node(name + level + "beside", above));
        }
        return new Hierarchy(name, nodes);
    }

    private static Shape flat(int leaves) {
        return new Shape(List.of(Hierarchy.flat(
                "a", IntStream.range(0, leaves).mapToObj(i -> "c" + i).toList())));
    }

    private static Table frequencies(Shape shape, long... units) {
        double[] values = Arrays.stream(units).asDoubleStream().toArray();
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));
    }

    /** Two who are alone in a cell and the only ones hidden in their row would compute each other's numbers. */
    @Test
    void keepsASumFromWhoIsAloneInTheOtherCell() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 70, 40, 500, 600},
                List.of(new double[] {0, 70, 40, 60, 50}, new double[] {0, 0, 0, 50, 40}));
        Table table = Table.rolledUp(flat(4), new long[] {0, 1, 1, 30, 30}, List.of(sum));
        List<SafetyRule> rules = List.of(new MinimumFrequency(3));

        ProtectedTable safe = Protector.protect(table, rules);
        ProtectedTable toOthers = Protector.protect(table, rules, Protection.USUAL.withoutInsiders());

        assertThat(safe.suppressed()).isEqualTo(3);
        assertThat(LpAttack.tooNarrow(safe, rules, 1)).isEmpty();
        assertThat(LpAttack.tooNarrow(safe, rules, 2)).isEmpty();
        assertThat(toOthers.suppressed()).isEqualTo(2);
        assertThat(LpAttack.tooNarrow(toOthers, rules, 1)).containsExactly(2);
    }

    /** Who holds nearly all of a cell knows it nearly, and by it the other one. */
    @Test
    void keepsASumFromWhoHoldsNearlyAllOfTheOtherCell() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 1000, 990, 5000, 6000},
                List.of(new double[] {0, 1000, 985, 600, 500}, new double[] {0, 0, 3, 500, 400}));
        Table table = Table.rolledUp(flat(4), new long[] {0, 1, 3, 30, 30}, List.of(sum));
        List<SafetyRule> rules = List.of(new PercentRule(10));

        ProtectedTable safe = Protector.protect(table, rules);
        ProtectedTable toOthers = Protector.protect(table, rules, Protection.USUAL.withoutInsiders());

        assertThat(LpAttack.tooNarrow(safe, rules, 2)).isEmpty();
        assertThat(toOthers.suppressed()).isEqualTo(2);
        assertThat(LpAttack.tooNarrow(toOthers, rules, 2)).containsExactly(1);
    }

    /** With coalitions of two, two who are together in a cell know it. */
    @Test
    void keepsASumFromACoalitionInTheOtherCell() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 100, 90, 5000, 6000},
                List.of(new double[] {0, 60, 50, 60, 50}, new double[] {0, 40, 40, 50, 40}, new double[] {
                    0, 0, 0, 50, 40
                }));
        Table table = Table.rolledUp(flat(4), new long[] {0, 2, 2, 300, 300}, List.of(sum));

        assertThat(Protector.protect(table, List.of(new PercentRule(10, 2))).suppressed())
                .isEqualTo(3);
        assertThat(Protector.protect(table, List.of(new PercentRule(10))).suppressed())
                .isEqualTo(2);
    }
}
