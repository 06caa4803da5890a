package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.rule.EmptyCells;
import dk.sluse.sdc.rule.GroupDisclosure;
import dk.sluse.sdc.rule.MarginRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules that look at more than the cell itself, and find empty cells too. */
class FurtherRulesTest {

    private static final Shape SHAPE = new Shape(
            List.of(Hierarchy.flat("town", List.of("a", "b", "c")), Hierarchy.flat("benefit", List.of("yes", "no"))));

    /** Three towns by whether their people receive something. */
    private static Table table(int... leaves) {
        long[] units = new long[SHAPE.cells()];
        double[] counts = new double[SHAPE.cells()];
        for (int i = 0; i < leaves.length; i++) {
            int cell = SHAPE.cell(1 + i / 2, 1 + i % 2);
            units[cell] = leaves[i];
            counts[cell] = leaves[i];
        }
        return Table.rolledUp(SHAPE, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    private static Set<String> unsafe(Table table, SafetyRule rule) {
        return names(IntStream.range(0, SHAPE.cells()).filter(cell -> rule.unsafe(table, cell)));
    }

    private static Set<String> hidden(ProtectedTable safe) {
        return names(IntStream.range(0, SHAPE.cells())
                .filter(cell -> safe.status(cell).suppressed()));
    }

    private static Set<String> names(IntStream cells) {
        Set<String> names = new TreeSet<>();
        cells.forEach(cell -> {
            int[] nodes = SHAPE.nodes(cell);
            names.add(SHAPE.dimensions().get(0).nodes().get(nodes[0]).code() + "/"
                    + SHAPE.dimensions().get(1).nodes().get(nodes[1]).code());
        });
        return names;
    }

    @Test
    void aFullCellTellsOfEverybodyInTheGroup() {
        Table table = table(20, 0, 10, 15, 12, 14);
        GroupDisclosure rule = new GroupDisclosure(0, Set.of("town"));

        assertThat(unsafe(table, rule)).containsExactlyInAnyOrder("a/yes", "a/no");
        ProtectedTable safe = Protector.protect(table, List.of(rule));
        assertThat(hidden(safe)).contains("a/yes", "a/no").hasSize(4);
        assertThat(LpAttack.exactlyRecovered(safe, true)).isEmpty();
    }

    @Test
    void aNearlyFullCellTellsNearlyAsMuch() {
        Table table = table(20, 2, 10, 15, 12, 14);

        assertThat(unsafe(table, new GroupDisclosure(1, Set.of()))).isEmpty();
        assertThat(unsafe(table, new GroupDisclosure(2, Set.of()))).containsExactly("a/yes");
    }

    @Test
    void whatEverybodyKnowsOfAnybodyIsExempt() {
        assertThat(unsafe(table(20, 0, 10, 15, 12, 14), new GroupDisclosure(0, Set.of("benefit"))))
                .isEmpty();
    }

    /** Source: the office's rule for persons as users apply it: at least 3 before further information. */
    @Test
    void nothingFurtherIsToldOfFewerThanThree() {
        Table table = table(1, 1, 1, 15, 12, 14);
        MarginRule rule = new MarginRule(3, Set.of("town"));

        assertThat(unsafe(table, rule)).containsExactlyInAnyOrder("a/yes", "a/no");
        assertThat(unsafe(table(2, 0, 1, 15, 12, 14), rule)).containsExactlyInAnyOrder("a/yes", "a/no");
        ProtectedTable safe = Protector.protect(table, List.of(rule));
        assertThat(hidden(safe)).contains("a/yes", "a/no").doesNotContain("TOTAL/TOTAL", "b/TOTAL");
        assertThat(LpAttack.exactlyRecovered(safe, true)).isEmpty();
    }

    @Test
    void emptyCellsCanBeUnsafe() {
        Table table = table(20, 0, 10, 15, 12, 14);

        ProtectedTable safe = Protector.protect(table, List.of(new EmptyCells()));

        assertThat(hidden(safe)).contains("a/no").hasSize(4);
        assertThat(LpAttack.exactlyRecovered(safe, true)).isEmpty();
        assertThat(IntStream.range(0, SHAPE.cells())
                        .filter(cell -> safe.status(cell).suppressed()))
                .allMatch(cell -> safe.status(cell) instanceof CellStatus.Withheld);
    }
}
