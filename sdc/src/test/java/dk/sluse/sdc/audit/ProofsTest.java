package dk.sluse.sdc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs are checked to the last unit, and looked for in whole numbers. */
class ProofsTest {

    private static final Equations SQUARE = Equations.of(
            8, List.of(new int[] {4, 0, 1}, new int[] {5, 2, 3}, new int[] {6, 0, 2}, new int[] {7, 1, 3}));
    private static final int[] QUARTERS = {0, 1, 2, 3};
    private static final int[] ROUND = {1, -1, -1, 1};
    private static final int[] BACK = {-1, 1, 1, -1};

    /** @param demand above, below, in all */
    private static View view(boolean whole, double[] values, double lowest, double highest, double... demand) {
        return new View(
                SQUARE,
                QUARTERS,
                whole,
                values,
                filled(lowest),
                filled(highest),
                filled(demand[0]),
                filled(demand[1]),
                filled(demand[2]));
    }

    private static double[] filled(double value) {
        double[] all = new double[4];
        Arrays.fill(all, value);
        return all;
    }

    private static boolean holds(View view, int[] steps, double amount) {
        return new Proofs(view).holds(new Move(QUARTERS, steps, amount));
    }

    @Test
    void sumsMayMissTheirBoundsByNoiseOnly() {
        View small = view(false, new double[] {0.5, 0.7, 0.3, 0.9}, 0, 1, 0, 0, 0.1);
        assertThat(holds(small, ROUND, 0.1 + 5e-7)).isTrue();
        assertThat(holds(small, ROUND, 0.1 + 5e-6)).isFalse();
        assertThat(holds(small, BACK, 0.3 + 5e-7)).isTrue();
        assertThat(holds(small, BACK, 0.3 + 5e-6)).isFalse();
        View large = view(false, new double[] {1e6, 1e6, 1e6, 1e6}, 1e6 - 3, 1e6 + 3, 0, 0, 1);
        assertThat(holds(large, ROUND, 3.9)).isTrue();
        assertThat(holds(large, ROUND, 4.1)).isFalse();
    }

    @Test
    void countsMayNotMissTheirBounds() {
        View counts = view(true, new double[] {5, 7, 3, 9}, 2, 12, 0, 0, 1);

        assertThat(holds(counts, ROUND, 1)).isTrue();
        assertThat(holds(counts, ROUND, 2)).isFalse();
        assertThat(holds(counts, BACK, 3)).isTrue();
        assertThat(holds(counts, BACK, 4)).isFalse();
        assertThat(holds(counts, BACK, 2.5)).isFalse();
    }

    @Test
    void severalStepsAreWeighed() {
        Equations sum = Equations.of(3, List.of(new int[] {0, 1, 2}));
        View view = new View(
                sum,
                new int[] {0, 1, 2},
                true,
                new double[] {20, 10, 10},
                new double[3],
                new double[] {99, 99, 99},
                new double[3],
                new double[3],
                new double[] {1, 1, 1});

        assertThat(new Proofs(view).holds(new Move(new int[] {0, 1, 2}, new int[] {2, 1, 1}, 3)))
                .isTrue();
        assertThat(new Proofs(view).holds(new Move(new int[] {0, 1, 2}, new int[] {2, 1, 2}, 3)))
                .isFalse();
    }

    private static Optional<double[]> find(View view, boolean up) {
        return new WholeProof(view, Group.of(view).getFirst()).find(0, up);
    }

    @Test
    void findsATableOfWholeNumbers() {
        View view = view(true, new double[] {5, 7, 3, 9}, 0, 99, 0, 0, 1);

        double[] up = find(view, true).orElseThrow();
        assertThat(up[0]).isGreaterThanOrEqualTo(1);
        assertThat(up).containsExactly(up[0], -up[0], -up[0], up[0]);
        double[] down = find(view, false).orElseThrow();
        assertThat(down[0]).isLessThanOrEqualTo(-1);
        assertThat(down).containsExactly(down[0], -down[0], -down[0], down[0]);
    }

    @Test
    void goesAsFarAsIsDemandedOfTheSide() {
        View sides = view(true, new double[] {5, 7, 3, 9}, 0, 99, 2.5, 5, 7);

        assertThat(find(sides, true))
                .hasValueSatisfying(found -> assertThat(found[0]).isEqualTo(3));
        assertThat(find(sides, false))
                .hasValueSatisfying(found -> assertThat(found[0]).isEqualTo(-5));
        View sliding = view(true, new double[] {5, 7, 3, 9}, 0, 99, 0, 0, 4);
        assertThat(find(sliding, true)).isEmpty();
        assertThat(find(sliding, false))
                .hasValueSatisfying(found -> assertThat(found[0]).isBetween(-5.0, -4.0));
        View oneSide = view(true, new double[] {5, 7, 3, 9}, 0, 99, 2, 0, 4);
        assertThat(find(oneSide, true))
                .hasValueSatisfying(found -> assertThat(found[0]).isBetween(2.0, 3.0));
        assertThat(find(oneSide, false))
                .hasValueSatisfying(found -> assertThat(found[0]).isBetween(-5.0, -1.0));
    }

    @Test
    void staysWithinWhatIsKnown() {
        double[] values = {50, 50, 50, 50};
        assertThat(find(view(true, values, 0, 53, 3, 3, 6), true)).isPresent();
        assertThat(find(view(true, values, 0, 52, 3, 3, 6), true)).isEmpty();
        assertThat(find(view(true, values, 47, 99, 3, 3, 6), false)).isPresent();
        assertThat(find(view(true, values, 48, 99, 3, 3, 6), false)).isEmpty();
        assertThat(find(view(true, values, 0, 1e9, 45, 45, 90), true)).isPresent();
        assertThat(find(view(true, values, 0, 1e9, 51, 51, 102), false)).isEmpty();
    }

    /** However far a rule wants a figure to be moved, the auditor looks so far. */
    @Test
    void looksAsFarAsIsDemanded() {
        double[] values = {500, 700, 300, 900};
        assertThat(Auditor.weakCells(view(true, values, 0, 1e6, 0, 0, 600), List.of()))
                .isEmpty();
        assertThat(Auditor.weakCells(view(true, values, 0, 1e6, 250, 200, 600), List.of()))
                .isEmpty();
        assertThat(Auditor.weakCells(view(false, values, 0, 1e6, 0, 0, 799), List.of()))
                .isEmpty();
        assertThat(Auditor.weakCells(view(false, values, 0, 1e6, 0, 0, 801), List.of()))
                .containsExactly(0, 1, 2, 3);
        assertThat(Auditor.intervals(view(false, values, 0, 1e6, 0, 0, 1))[0][0])
                .isEqualTo(500);
        assertThat(Auditor.intervals(view(false, values, 0, 1e6, 0, 0, 1))[1][0])
                .isEqualTo(300);
    }

    /** The first cell goes 1.5 up and 1.5 down at the corners of the solver; whole numbers lie between them. */
    @Test
    void findsWholeNumbersBetweenHalves() {
        assertThat(Auditor.weakCells(halves(6), List.of())).isEmpty();
        assertThat(Auditor.weakCells(halves(4), List.of())).isEmpty();
        assertThat(Auditor.weakCells(halves(3), List.of())).isEmpty();
    }

    /** One cell less of room on both sides, and only halves are left. */
    @Test
    void doesNotBelieveInHalves() {
        View view = halves(4);
        view.lowest()[3] = 2;

        assertThat(Auditor.weakCells(view, List.of())).containsExactly(0, 1, 2, 3);
    }

    /** What the fourth cell moves by is twice what the others do. */
    private static View halves(double highest) {
        Equations pairs = Equations.of(7, List.of(new int[] {4, 0, 1}, new int[] {5, 1, 2}, new int[] {6, 0, 2, 3}));
        return new View(
                pairs,
                QUARTERS,
                true,
                new double[] {5, 5, 5, 3},
                filled(0),
                new double[] {99, 99, 99, highest},
                filled(0),
                filled(0),
                filled(1));
    }

    /** A step that moves many cells at once proves them all; not each is asked about. */
    @Test
    void fewStepsProveManyCells() {
        int size = 8;
        List<int[]> sums = new ArrayList<>();
        for (int line = 0; line < size; line++) {
            int[] row = new int[size + 1];
            int[] column = new int[size + 1];
            row[0] = size * size + line;
            column[0] = size * size + size + line;
            for (int i = 0; i < size; i++) {
                row[1 + i] = line * size + i;
                column[1 + i] = i * size + line;
            }
            sums.add(row);
            sums.add(column);
        }
        int cells = size * size;
        double[] values = new double[cells];
        double[] highs = new double[cells];
        double[] widths = new double[cells];
        Arrays.fill(values, 9);
        Arrays.fill(highs, 99);
        Arrays.fill(widths, 2);
        View view = new View(
                Equations.of(cells + 2 * size, sums),
                IntStream.range(0, cells).toArray(),
                true,
                values,
                new double[cells],
                highs,
                new double[cells],
                new double[cells],
                widths);
        List<Move> found = new ArrayList<>();

        assertThat(Auditor.weakCells(view, List.of(), found::add)).isEmpty();

        assertThat(found).hasSizeLessThanOrEqualTo(10);
        assertThat(Auditor.unproven(view, found)).isEmpty();
        List<Move> again = new ArrayList<>();
        assertThat(Auditor.weakCells(view, found, again::add)).isEmpty();
        assertThat(again).isEmpty();
    }
}
