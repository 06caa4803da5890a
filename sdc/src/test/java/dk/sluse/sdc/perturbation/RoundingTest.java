package dk.sluse.sdc.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoundingTest {

    private static final Shape SHAPE = new Shape(List.of(
            Hierarchy.grouped("town", Map.of("north", List.of("a", "b", "c"), "south", List.of("d", "e"))),
            Hierarchy.flat("sex", List.of("M", "K"))));

    private static Table random(SplittableRandom random) {
        long[] units = new long[SHAPE.cells()];
        double[] counts = new double[SHAPE.cells()];
        boolean[] total = new boolean[SHAPE.cells()];
        for (int e = 0; e < SHAPE.equations().size(); e++) {
            total[SHAPE.equations().total(e)] = true;
        }
        for (int cell = 0; cell < counts.length; cell++) {
            units[cell] = total[cell] ? 0 : random.nextInt(3) == 0 ? random.nextInt(40) : random.nextInt(5);
            counts[cell] = units[cell];
        }
        return Table.rolledUp(SHAPE, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    private static void assertAddsUp(double[] values) {
        Equations equations = SHAPE.equations();
        for (int e = 0; e < equations.size(); e++) {
            double sum = 0;
            for (int place = 1; place < equations.length(e); place++) {
                sum += values[equations.member(e, place)];
            }
            assertThat(sum).isEqualTo(values[equations.total(e)]);
        }
    }

    @Test
    void everyFigureIsTheNextMultipleUpOrDownAndAllAddsUp() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            Measure counts = random(random).measures().getFirst();

            double[] rounded = Rounding.controlled(SHAPE, counts, 5);

            assertAddsUp(rounded);
            for (int cell = 0; cell < rounded.length; cell++) {
                assertThat(rounded[cell] % 5).isZero();
                assertThat(Math.abs(rounded[cell] - counts.values()[cell])).isLessThan(5);
            }
        }
    }

    @Test
    void onlySmallCountsAreChanged() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 50; round++) {
            Measure counts = random(random).measures().getFirst();

            double[] rounded = Rounding.smallCounts(SHAPE, counts, 3);

            assertAddsUp(rounded);
            double all = counts.values()[0];
            assertThat(Math.abs(rounded[0] - all)).isLessThanOrEqualTo(3);
            for (int town = 3; town < 8; town++) {
                for (int sex = 1; sex < 3; sex++) {
                    double value = counts.values()[SHAPE.cell(town, sex)];
                    double shown = rounded[SHAPE.cell(town, sex)];
                    assertThat(shown)
                            .satisfiesAnyOf(
                                    one -> assertThat(one).isEqualTo(value),
                                    one -> assertThat(one).isIn(0.0, 3.0));
                    assertThat(shown == 1 || shown == 2).isFalse();
                }
            }
        }
    }

    @Test
    void refusesABaseThatRoundsNothing() {
        Measure counts = random(new SplittableRandom(3)).measures().getFirst();
        assertThatThrownBy(() -> Rounding.controlled(SHAPE, counts, 1)).hasMessageContaining("base of 2 or more");
    }
}
