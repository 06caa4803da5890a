package dk.sluse.sdc.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.View;
import dk.sluse.sdc.perturbation.Rounding;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Source: Federal Committee on Statistical Methodology, Statistical Policy Working Paper 22 (2005), chapter II: delinquent children by
 * county and education of the head of household; made-up numbers. Counts below 5 are unsafe.
 */
class WorkingPaperTest {

    private static final Hierarchy COUNTY = Hierarchy.flat("county", List.of("Alpha", "Beta", "Gamma", "Delta"));
    private static final Hierarchy EDUCATION =
            Hierarchy.flat("education", List.of("low", "medium", "high", "very high"));
    private static final Shape SHAPE = new Shape(List.of(COUNTY, EDUCATION));
    private static final List<SafetyRule> FIVE = List.of(new MinimumFrequency(5));

    private static Table table() {
        int[][] counts = {{15, 1, 3, 1}, {20, 10, 10, 15}, {3, 10, 10, 2}, {12, 14, 7, 2}};
        long[] units = new long[SHAPE.cells()];
        double[] values = new double[SHAPE.cells()];
        for (int county = 0; county < 4; county++) {
            for (int education = 0; education < 4; education++) {
                units[cell(county, education)] = counts[county][education];
                values[cell(county, education)] = counts[county][education];
            }
        }
        return Table.rolledUp(SHAPE, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));
    }

    private static int cell(int county, int education) {
        return SHAPE.cell(1 + county, 1 + education);
    }

    @Test
    void findsTheSixCountsBelowFive() {
        Table table = table();

        assertThat(table.units()[SHAPE.cell(0, 0)]).isEqualTo(135);
        assertThat(IntStream.range(0, SHAPE.cells())
                        .filter(cell -> FIVE.getFirst().finds(table, cell)))
                .containsExactly(cell(0, 1), cell(0, 2), cell(0, 3), cell(2, 0), cell(2, 3), cell(3, 3));
    }

    /** Every row and column hides two cells or more, and yet one of them is told: two rows less two columns leave it alone. */
    @Test
    void findsTheOneThatTwoRowsLessTwoColumnsTell() {
        int[] hidden = IntStream.of(
                        cell(0, 1),
                        cell(0, 2),
                        cell(0, 3),
                        cell(1, 1),
                        cell(1, 2),
                        cell(2, 0),
                        cell(2, 3),
                        cell(3, 0),
                        cell(3, 3))
                .sorted()
                .toArray();
        double[] values = Arrays.stream(hidden)
                .mapToDouble(cell -> table().measures().getFirst().values()[cell])
                .toArray();
        double[] nothing = new double[hidden.length];
        double[] one = new double[hidden.length];
        Arrays.fill(one, 1);
        double[] infinite = new double[hidden.length];
        Arrays.fill(infinite, Double.POSITIVE_INFINITY);

        int[] weak = Auditor.weakCells(
                new View(SHAPE.equations(), hidden, true, values, nothing, infinite, nothing, nothing, one), List.of());

        assertThat(weak).containsExactly(cell(0, 3));
    }

    @Test
    void hidesWhatKeepsAllSix() {
        ProtectedTable safe = Protector.protect(table(), FIVE);

        assertThat(LpAttack.exactlyRecovered(safe)).isEmpty();
        assertThat(safe.suppressed()).isLessThanOrEqualTo(10);
        assertThat(IntStream.range(0, SHAPE.cells())
                        .filter(cell -> safe.status(cell).suppressed())
                        .allMatch(cell -> SHAPE.nodes(cell)[0] > 0 && SHAPE.nodes(cell)[1] > 0))
                .isTrue();
    }

    /** The paper's controlled rounding to base 5 keeps all totals, which are multiples already. */
    @Test
    void roundsToBaseFiveWithAllTotalsKept() {
        Measure counts = table().measures().getFirst();

        double[] rounded = Rounding.controlled(SHAPE, counts, 5);

        for (int cell = 0; cell < SHAPE.cells(); cell++) {
            boolean total = SHAPE.nodes(cell)[0] == 0 || SHAPE.nodes(cell)[1] == 0;
            assertThat(rounded[cell] % 5).isZero();
            assertThat(Math.abs(rounded[cell] - counts.values()[cell])).isLessThan(total ? 1e-9 : 5);
        }
    }
}
