package dk.sluse.sdc.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Worked examples of the rules, each with its source. The handbook is Hundepool et al., Statistical Disclosure Control (2012) and
 * its forerunner, the ESSNet handbook 1.2 (2010), chapters 4 and 5.
 */
class RulesTest {

    /** One cell with these contributions. */
    private static Table cell(double... contributions) {
        Shape shape = new Shape(List.of(Hierarchy.withoutTotal("one", List.of("x"))));
        double sum = 0;
        for (double one : contributions) {
            sum += one;
        }
        double[] sorted = Arrays.stream(contributions)
                .map(one -> -Math.abs(one))
                .sorted()
                .map(one -> -one)
                .toArray();
        List<double[]> largest = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            largest.add(new double[] {i < sorted.length ? sorted[i] : 0});
        }
        Measure.Kind kind = sum < 0 ? Measure.Kind.ANY_SIGN : Measure.Kind.NON_NEGATIVE;
        return new Table(
                shape, new long[] {contributions.length}, List.of(new Measure(kind, new double[] {sum}, largest)));
    }

    private static Demand demand(SafetyRule rule, Table table) {
        return rule.demand(table.measures().getFirst(), 0, 1);
    }

    @Test
    void minimumFrequencyIsTheSmallestNumberThatMayBeShown() {
        MinimumFrequency three = new MinimumFrequency(3);

        assertThat(three.unsafe(cell(1, 1), 0)).isTrue();
        assertThat(three.unsafe(cell(1, 1, 1), 0)).isFalse();
        assertThat(three.findsEmptyCells()).isFalse();
        assertThatThrownBy(() -> new MinimumFrequency(1)).hasMessageContaining("below 2");
        assertThat(new MinimumFrequency(2).threshold()).isEqualTo(2);
    }

    /** Source: handbook 4.2.1, (n,k): the cell 100 with contributions 80, 15, 5 is unsafe for (1,75) and safe for (1,80). */
    @Test
    void dominanceComparesTheLargestWithTheTotal() {
        Table table = cell(80, 15, 5);

        assertThat(new DominanceRule(1, 75).unsafe(table, 0)).isTrue();
        assertThat(new DominanceRule(1, 80).unsafe(table, 0)).isFalse();
        assertThat(new DominanceRule(2, 90).unsafe(table, 0)).isTrue();
        assertThat(new DominanceRule(2, 95).unsafe(table, 0)).isFalse();
        assertThat(new DominanceRule(3, 99).unsafe(table, 0)).isTrue();
        assertThat(new DominanceRule(2, 90).contributors()).isEqualTo(2);
    }

    /** Of several measures the first that is concentrated is told, and one without contributors is passed over. */
    @Test
    void tellWhatTheySaw() {
        Table table = cell(80, 15, 5);
        Measure even = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {90},
                List.of(new double[] {30}, new double[] {30}, new double[] {30}, new double[1], new double[1]));
        Table several = new Table(
                table.shape(),
                table.units(),
                List.of(
                        Measure.of(Measure.Kind.NON_NEGATIVE, new double[] {7}),
                        even,
                        table.measures().getFirst()));

        assertThat(new MinimumFrequency(4).evidence(table, 0)).isEqualTo(new Evidence.Few(3, 4));
        assertThat(new DominanceRule(2, 90).evidence(several, 0)).isEqualTo(new Evidence.Dominated(2, 2, 95, 90));
        assertThat(new PercentRule(10).evidence(several, 0)).isEqualTo(new Evidence.Estimated(2, 1, 6.25, 10));
        assertThat(new PriorPosteriorRule(10, 50).evidence(several, 0))
                .isEqualTo(new Evidence.Estimated(2, 1, 3.125, 10));
        assertThatThrownBy(() -> new DominanceRule(2, 99).evidence(several, 0))
                .hasMessage("the rule does not find the cell unsafe");
    }

    /** Source: handbook 4.3, tab. 4.3: the upper protection level of (n,k) is 100/k × the n largest, less the total. */
    @Test
    void dominanceAsksForTheRoomThatMakesTheCellSafe() {
        Demand demand = demand(new DominanceRule(1, 75), cell(80, 15, 5));

        assertThat(demand.up()).isEqualTo(100.0 / 75 * 80 - 100);
        assertThat(demand.down()).isEqualTo(demand.up());
        assertThat(demand.width()).isEqualTo(2 * demand.up());
    }

    @Test
    void dominanceRefusesWhatIsNoRule() {
        assertThatThrownBy(() -> new DominanceRule(0, 75)).hasMessageContaining("not 0");
        assertThatThrownBy(() -> new DominanceRule(1, 0)).hasMessageContaining("percentage");
        assertThatThrownBy(() -> new DominanceRule(1, 100)).hasMessageContaining("percentage");
        assertThat(new DominanceRule(1, 99.9).k()).isEqualTo(99.9);
    }

    /** Source: handbook 4.2.2, p%: the second largest subtracts itself; unsafe when the rest is below p% of the largest. */
    @Test
    void percentLooksAtWhatRemainsWithoutTheTwoLargest() {
        assertThat(new PercentRule(10).unsafe(cell(50, 30, 4), 0)).isTrue();
        assertThat(new PercentRule(10).unsafe(cell(50, 30, 5), 0)).isFalse();
        assertThat(new PercentRule(10).unsafe(cell(50, 30), 0)).isTrue();
        assertThat(new PercentRule(10).unsafe(cell(50), 0)).isTrue();
        assertThat(new PercentRule(10).contributors()).isEqualTo(2);
    }

    /** Source: handbook 4.3, tab. 4.3: the protection level of p% is p/100 × the largest, less the rest. */
    @Test
    void percentAsksForTheRoomThatIsMissing() {
        Demand demand = demand(new PercentRule(10), cell(50, 30, 4));

        assertThat(demand.up()).isEqualTo(1);
        assertThat(demand.down()).isEqualTo(1);
        assertThat(demand.width()).isEqualTo(2);
    }

    /** Source: sdcTools/checkTauArgus, P(20,5): a coalition of the five next largest. */
    @Test
    void aCoalitionSubtractsAllItsOwn() {
        Table table = cell(50, 20, 10, 9, 3);

        assertThat(new PercentRule(20, 1).unsafe(table, 0)).isFalse();
        assertThat(new PercentRule(20, 2).unsafe(table, 0)).isFalse();
        assertThat(new PercentRule(20, 3).unsafe(table, 0)).isTrue();
        assertThat(new PercentRule(20, 3).contributors()).isEqualTo(4);
        assertThatThrownBy(() -> new PercentRule(20, 0)).hasMessageContaining("coalition");
        assertThatThrownBy(() -> new PercentRule(0)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new PercentRule(Double.POSITIVE_INFINITY)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new PercentRule(Double.NaN)).hasMessageContaining("above 0");
    }

    /** Source: handbook 4.2.2: with q = 100 p/q is p%; what is known beforehand to q% makes more cells unsafe. */
    @Test
    void priorKnowledgeMakesMoreCellsUnsafe() {
        Table table = cell(50, 30, 6);

        assertThat(new PriorPosteriorRule(10, 100).unsafe(table, 0)).isFalse();
        assertThat(new PriorPosteriorRule(10, 50).unsafe(table, 0)).isTrue();
        assertThat(new PriorPosteriorRule(12, 100).unsafe(table, 0)).isFalse();
        assertThat(new PriorPosteriorRule(12.1, 100).unsafe(table, 0)).isTrue();
        assertThat(demand(new PriorPosteriorRule(10, 50), table).up()).isEqualTo(0.2 * 50 - 6);
        assertThat(new PriorPosteriorRule(10, 50).contributors()).isEqualTo(2);
    }

    @Test
    void priorPosteriorRefusesWhatIsNoRule() {
        assertThatThrownBy(() -> new PriorPosteriorRule(0, 50)).hasMessageContaining("0 < p < q");
        assertThatThrownBy(() -> new PriorPosteriorRule(50, 50)).hasMessageContaining("0 < p < q");
        assertThatThrownBy(() -> new PriorPosteriorRule(10, 101)).hasMessageContaining("q <= 100");
        assertThat(new PriorPosteriorRule(10, 100).q()).isEqualTo(100);
    }

    @Test
    void totalsBelowZeroAreComparedBySize() {
        assertThat(new DominanceRule(1, 75).unsafe(cell(-80, -15, -5), 0)).isTrue();
        assertThat(new DominanceRule(1, 85).unsafe(cell(-80, -15, -5), 0)).isFalse();
        assertThat(demand(new DominanceRule(1, 75), cell(-80, -15, -5)).up()).isEqualTo(100.0 / 75 * 80 - 100);
    }

    @Test
    void concentrationIsOnlyLookedForWhereContributorsAreTold() {
        Shape shape = new Shape(List.of(Hierarchy.withoutTotal("one", List.of("x"))));
        Table untold =
                new Table(shape, new long[] {1}, List.of(Measure.of(Measure.Kind.NON_NEGATIVE, new double[] {100})));

        assertThat(new PercentRule(10).unsafe(untold, 0)).isFalse();
        assertThat(demand(new PercentRule(10), untold)).isEqualTo(Demand.width(10));
    }

    @Test
    void whereNoRuleSaysMoreATenthStaysOpenOrOneUnit() {
        assertThat(demand(new MinimumFrequency(3), cell(300))).isEqualTo(Demand.width(30));
        assertThat(new MinimumFrequency(3).demand(cell(2).measures().getFirst(), 0, 50))
                .isEqualTo(Demand.width(5));
        Measure count = Measure.of(Measure.Kind.FREQUENCY, new double[] {2});
        assertThat(new MinimumFrequency(3).demand(count, 0, 50)).isEqualTo(Demand.width(1));
        assertThat(new EmptyCells().demand(count, 0, 50)).isEqualTo(Demand.width(1));
        assertThat(new Chosen(new BitSet()).demand(count, 0, 50)).isEqualTo(Demand.width(1));
        assertThat(new MarginRule(3, Set.of()).demand(count, 0, 50)).isEqualTo(Demand.width(1));
        assertThat(new GroupDisclosure(0, Set.of()).demand(count, 0, 50)).isEqualTo(Demand.width(1));
    }

    @Test
    void demandsAreJoinedByTheLarger() {
        Demand joined = new Demand(1, 5, 6).and(new Demand(2, 3, 7));

        assertThat(joined).isEqualTo(new Demand(2, 5, 7));
        assertThat(new Demand(0.2, 1.5, 2.1).whole()).isEqualTo(new Demand(1, 2, 3));
        assertThat(Demand.bothSides(-3)).isEqualTo(new Demand(0, 0, 0));
        assertThat(Demand.bothSides(3)).isEqualTo(new Demand(3, 3, 6));
    }

    @Test
    void chosenCellsAreUnsafeWhateverIsInThem() {
        BitSet cells = new BitSet();
        cells.set(0);

        assertThat(new Chosen(cells).unsafe(cell(100, 100, 100), 0)).isTrue();
        assertThat(new Chosen(new BitSet()).unsafe(cell(1), 0)).isFalse();
        assertThat(new Chosen(cells).findsEmptyCells()).isTrue();
    }

    /** Source: handbook 5.2.3, group disclosure: all of a group, or all but few, in one category. */
    @Test
    void groupDisclosureIsAboutFullCellsAndTheEmptyOnesBeside() {
        Table table = benefits();
        GroupDisclosure full = new GroupDisclosure(0, Set.of("town"));

        assertThat(unsafe(table, full)).containsExactly("a/yes", "a/no", "c/yes", "c/no");
        assertThat(unsafe(table, new GroupDisclosure(2, Set.of("town"))))
                .containsExactly("TOTAL/yes", "a/yes", "a/no", "b/yes", "c/yes", "c/no");
        assertThat(unsafe(table, new GroupDisclosure(0, Set.of("benefit")))).containsExactly("a/no", "b/no", "c/no");
        assertThat(unsafe(table, new GroupDisclosure(0, Set.of("benefit", "town"))))
                .isEmpty();
        assertThat(full.findsEmptyCells()).isTrue();
        assertThatThrownBy(() -> new GroupDisclosure(-1, Set.of())).hasMessageContaining("not negative");
    }

    /** Source: the office's rule for persons as its users apply it: every margin that leaves one grouping out has 3 or none. */
    @Test
    void marginsHaveThreeOrNone() {
        Table table = benefits();

        assertThat(unsafe(table, new MarginRule(3, Set.of("town")))).containsExactly("c/yes", "c/no");
        assertThat(unsafe(table, new MarginRule(3, Set.of()))).containsExactly("a/no", "b/no", "c/yes", "c/no");
        assertThat(unsafe(table, new MarginRule(2, Set.of()))).isEmpty();
        assertThat(unsafe(table, new MarginRule(3, Set.of("benefit", "town")))).isEmpty();
        assertThat(new MarginRule(3, Set.of()).findsEmptyCells()).isTrue();
        assertThatThrownBy(() -> new MarginRule(1, Set.of())).hasMessageContaining("fewer than 2");
    }

    @Test
    void emptyCellsAreThoseOfNobody() {
        assertThat(unsafe(benefits(), new EmptyCells())).containsExactly("a/no", "c/no");
        assertThat(new EmptyCells().findsEmptyCells()).isTrue();
    }

    @Test
    void nothingIsToldOfAGroupOfNobody() {
        Shape shape = new Shape(
                List.of(Hierarchy.flat("town", List.of("a", "b")), Hierarchy.flat("benefit", List.of("yes", "no"))));
        long[] units = new long[shape.cells()];
        units[shape.cell(1, 1)] = 10;
        units[shape.cell(1, 2)] = 11;
        double[] counts = Arrays.stream(units).asDoubleStream().toArray();
        Table table = Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));

        assertThat(unsafe(table, new GroupDisclosure(0, Set.of("town")))).isEmpty();
        assertThat(unsafe(table, new MarginRule(3, Set.of("town")))).isEmpty();
    }

    /** Towns a, b, c by whether their 20, 22 and 2 people receive something. */
    private static Table benefits() {
        Shape shape = new Shape(List.of(
                Hierarchy.flat("town", List.of("a", "b", "c")), Hierarchy.flat("benefit", List.of("yes", "no"))));
        long[] units = new long[shape.cells()];
        int[] leaves = {20, 0, 20, 2, 2, 0};
        for (int i = 0; i < leaves.length; i++) {
            units[shape.cell(1 + i / 2, 1 + i % 2)] = leaves[i];
        }
        double[] counts = Arrays.stream(units).asDoubleStream().toArray();
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    private static List<String> unsafe(Table table, SafetyRule rule) {
        List<String> found = new ArrayList<>();
        for (int cell = 0; cell < table.shape().cells(); cell++) {
            if (rule.unsafe(table, cell)) {
                int[] nodes = table.shape().nodes(cell);
                found.add(
                        table.shape().dimensions().get(0).nodes().get(nodes[0]).code() + "/"
                                + table.shape()
                                        .dimensions()
                                        .get(1)
                                        .nodes()
                                        .get(nodes[1])
                                        .code());
            }
        }
        return found;
    }
}
