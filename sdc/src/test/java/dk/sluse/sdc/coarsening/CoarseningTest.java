package dk.sluse.sdc.coarsening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Merge;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoarseningTest {

    private static final List<SafetyRule> RULES = List.of(new MinimumFrequency(3));
    private static final Hierarchy AGES = Hierarchy.flat("age", List.of("18-29", "30-49", "50-69", "70-79", "80-"));
    private static final Hierarchy TOWNS = Hierarchy.flat("town", List.of("a", "b", "c"));

    /** @param leaves towns within ages */
    private static Table frequencies(Shape shape, int... leaves) {
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        int next = 0;
        for (int cell : leaves(shape)) {
            units[cell] = leaves[next];
            counts[cell] = leaves[next++];
        }
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    private static int[] leaves(Shape shape) {
        return IntStream.range(0, shape.cells())
                .filter(cell -> IntStream.range(0, shape.equations().size())
                        .noneMatch(e -> shape.equations().total(e) == cell))
                .toArray();
    }

    @Test
    void proposesToMergeTheTwoAgesThatHaveTooFew() {
        Table table =
                frequencies(new Shape(List.of(AGES, TOWNS)), 90, 80, 70, 60, 50, 40, 30, 40, 50, 9, 2, 1, 2, 8, 2);
        ProtectedTable safe = Protector.protect(table, RULES);

        List<Coarsening.Proposal> proposals = Coarsening.proposals(safe, RULES, Protection.USUAL, 3);

        assertThat(proposals.getFirst().dimension()).isZero();
        assertThat(proposals.getFirst().merged()).containsExactly("70-79", "80-");
        ProtectedTable coarser = proposals.getFirst().table();
        assertThat(coarser.suppressed()).isZero();
        assertThat(proposals.getFirst().gained())
                .isEqualTo((int) (coarser.statuses().size() - safe.statuses().size() + safe.suppressed()));
        Hierarchy ages = coarser.table().shape().dimensions().getFirst();
        int merged = coarser.table().shape().cell(ages.indexOf("70-79+80-"), TOWNS.indexOf("a"));
        assertThat(coarser.table().units()[merged]).isEqualTo(11);
        assertThat(proposals)
                .extracting(Coarsening.Proposal::gained)
                .isSortedAccordingTo((one, other) -> other - one)
                .allMatch(gained -> gained > 0);
    }

    @Test
    void proposesNothingWhereNothingIsHidden() {
        Table table = frequencies(new Shape(List.of(TOWNS)), 90, 80, 70);

        assertThat(Coarsening.proposals(Protector.protect(table, RULES), RULES, Protection.USUAL, 3))
                .isEmpty();
    }

    /** The largest contributors of the two are ranked anew: what dominated one no longer dominates both. */
    @Test
    void looksAtTheLargestContributorsOfBoth() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 100, 120, 900},
                List.of(new double[] {0, 95, 20, 100}, new double[] {0, 5, 20, 90}));
        Table table = Table.rolledUp(new Shape(List.of(TOWNS)), new long[] {0, 9, 9, 40}, List.of(sum));
        List<SafetyRule> rules = List.of(new DominanceRule(2, 85));

        List<Coarsening.Proposal> proposals =
                Coarsening.proposals(Protector.protect(table, rules), rules, Protection.USUAL, 1);

        assertThat(proposals.getFirst().merged()).containsExactly("a", "b");
        Measure merged = proposals.getFirst().table().table().measures().getFirst();
        assertThat(merged.values()[1]).isEqualTo(220);
        assertThat(merged.largest(1, 1)).isEqualTo(95);
        assertThat(merged.largest(1, 2)).isEqualTo(115);
        assertThat(proposals.getFirst().table().suppressed()).isZero();
    }

    /** A unit that may stand in both is counted once, and what it adds to both together. */
    @Test
    void countsNoMoreUnitsThanAreCertain() {
        Measure sum = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {230, 100, 120, 10},
                List.of(new double[] {80, 60, 70, 5}, new double[] {60, 40, 50, 5}));
        Table table = new Table(new Shape(List.of(TOWNS)), new long[] {4, 3, 4, 2}, List.of(sum));

        Table merged = new Merge(0, 1, 2).of(table);

        assertThat(merged.units()).containsExactly(4, 4, 2);
        assertThat(merged.measures().getFirst().largest(1, 1)).isEqualTo(130);
    }

    @Test
    void mergesWithinAGroupOnly() {
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put("east", List.of("a", "b"));
        groups.put("west", List.of("c"));
        Shape shape = new Shape(List.of(Hierarchy.grouped("town", groups)));

        assertThat(Merge.all(shape)).extracting(merge -> merge.codes(shape)).containsExactly(List.of("a", "b"));
        Table merged = Merge.all(shape).getFirst().of(frequencies(shape, 1, 2, 30));
        assertThat(merged.shape().dimensions().getFirst().nodes())
                .extracting(Hierarchy.Node::code)
                .containsExactly(Hierarchy.TOTAL, "east", "west", "a+b", "c");
        assertThat(merged.units()).containsExactly(33, 3, 30, 3, 30);
    }

    @Test
    void refusesCellsChosenByHand() {
        Table table = frequencies(new Shape(List.of(TOWNS)), 90, 80, 70);
        BitSet cells = new BitSet();
        cells.set(1);
        List<SafetyRule> rules = List.of(new Chosen(cells));

        assertThatThrownBy(() -> Coarsening.proposals(Protector.protect(table, rules), rules, Protection.USUAL, 1))
                .hasMessageContaining("by hand");
    }
}
