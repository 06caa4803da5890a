package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProtectorTest {

    private static final List<SafetyRule> THREE = List.of(new MinimumFrequency(3));

    @Test
    void leavesASafeTableWhole() {
        Table table = counts(new Shape(List.of(Hierarchy.flat("sex", List.of("1", "2")))), 0, 10, 20);

        ProtectedTable safe = Protector.protect(table, THREE);

        assertThat(safe.suppressed()).isZero();
    }

    @Test
    void hidesASecondCellSoThatTheFirstCannotBeSubtracted() {
        Table table = counts(new Shape(List.of(Hierarchy.flat("region", List.of("a", "b", "c")))), 0, 2, 10, 40);

        ProtectedTable safe = Protector.protect(table, THREE);

        assertThat(safe.status(1)).isEqualTo(new CellStatus.Primary(new MinimumFrequency(3)));
        assertThat(safe.status(2)).isEqualTo(new CellStatus.Secondary(1));
        assertThat(safe.status(3)).isEqualTo(new CellStatus.Published());
        assertThat(safe.status(0)).isEqualTo(new CellStatus.Published());
    }

    /** Two hidden cells "below three" with the sum four are two and two: the marks would give them away. */
    @Test
    void doesNotTellTheReasonWhereItBetraysTheValue() {
        Table table = counts(new Shape(List.of(Hierarchy.flat("region", List.of("a", "b", "c")))), 0, 2, 2, 40);

        ProtectedTable safe = Protector.protect(table, THREE);

        assertThat(safe.suppressed()).isEqualTo(2);
        assertThat(safe.status(1)).isEqualTo(new CellStatus.Withheld());
        assertThat(safe.status(2)).isEqualTo(new CellStatus.Withheld());
    }

    /** Two persons in a region: the zeros beside them would tell that they are not there. */
    @Test
    void hidesTheZerosBelowATotalWithTooFewUnits() {
        Shape shape = new Shape(List.of(
                Hierarchy.flat("region", List.of("a", "b", "c")), Hierarchy.flat("diagnosis", List.of("x", "y", "z"))));
        long[] units = new long[shape.cells()];
        units[shape.cell(1, 2)] = 2;
        for (int region = 2; region <= 3; region++) {
            for (int diagnosis = 1; diagnosis <= 3; diagnosis++) {
                units[shape.cell(region, diagnosis)] = 20;
            }
        }

        ProtectedTable safe = Protector.protect(frequencies(shape, units), THREE);

        for (int diagnosis = 1; diagnosis <= 3; diagnosis++) {
            assertThat(safe.status(shape.cell(1, diagnosis))).isEqualTo(new CellStatus.Withheld());
        }
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    /** Found among random tables: in three dimensions an interval of width one may hold a single whole number. */
    @Test
    void provesWholeNumbersByWholeNumbers() {
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Shape shape = new Shape(List.of(
                    Hierarchy.flat("d0", List.of("a", "b")),
                    Hierarchy.flat("d1", List.of("a", "b")),
                    Hierarchy.flat("d2", List.of("a", "b", "c"))));
            long[] units = new long[shape.cells()];
            for (int leaf = 0; leaf < 12; leaf++) {
                units[shape.cell(1 + leaf / 6, 1 + leaf / 3 % 2, 1 + leaf % 3)] = random.nextInt(6);
            }

            ProtectedTable safe = Protector.protect(frequencies(shape, units), THREE);

            assertThat(LpAttack.exactlyRecovered(safe)).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void showsEmptyCells() {
        Table table = counts(new Shape(List.of(Hierarchy.flat("region", List.of("a", "b", "c", "d")))), 0, 1, 0, 9, 30);

        ProtectedTable safe = Protector.protect(table, THREE);

        assertThat(safe.status(2)).isEqualTo(new CellStatus.Published());
    }

    @Test
    void protectsThroughSubtotals() {
        Map<String, List<String>> regions = new LinkedHashMap<>();
        regions.put("east", List.of("101", "147"));
        regions.put("west", List.of("751", "851"));
        Shape shape = new Shape(List.of(
                Hierarchy.grouped("municipality", regions), Hierarchy.withoutTotal("year", List.of("2019", "2020"))));
        long[] units = new long[shape.cells()];
        int[] counts = {1, 50, 60, 70};
        String[] codes = {"101", "147", "751", "851"};
        for (int i = 0; i < codes.length; i++) {
            int node = shape.dimensions().getFirst().indexOf(codes[i]);
            units[shape.cell(node, 0)] = counts[i];
            units[shape.cell(node, 1)] = 100L + i;
        }

        ProtectedTable safe = Protector.protect(frequencies(shape, units), THREE);

        assertThat(safe.suppressed()).isEqualTo(2);
        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
    }

    @Test
    void hidesADominatedSum() {
        Shape shape = new Shape(List.of(Hierarchy.flat("industry", List.of("1", "2", "3"))));
        Measure turnover = new Measure(
                Measure.Kind.NON_NEGATIVE,
                new double[] {0, 1000, 400, 600},
                List.of(new double[] {0, 900, 150, 200}, new double[] {0, 50, 100, 150}));

        ProtectedTable safe = Protector.protect(
                Table.rolledUp(shape, new long[] {0, 9, 9, 9}, List.of(turnover)),
                List.of(new MinimumFrequency(3), new DominanceRule(1, 85)));

        assertThat(safe.status(1)).isEqualTo(new CellStatus.Primary(new DominanceRule(1, 85)));
        assertThat(safe.suppressed()).isEqualTo(2);
    }

    @Test
    void refusesATableThatDoesNotAddUp() {
        Shape shape = new Shape(List.of(Hierarchy.flat("sex", List.of("1", "2"))));
        long[] units = {5, 1, 2};

        assertThatThrownBy(() ->
                        new Table(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, new double[] {5, 1, 2}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cell 0");
    }

    private static Table counts(Shape shape, long... units) {
        return frequencies(shape, units);
    }

    private static Table frequencies(Shape shape, long[] units) {
        double[] values = Arrays.stream(units).asDoubleStream().toArray();
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));
    }
}
