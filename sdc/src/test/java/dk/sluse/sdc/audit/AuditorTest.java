package dk.sluse.sdc.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a reader can compute of hidden figures, in tables small enough to reckon by hand. */
class AuditorTest {

    private static final Offset<Double> NOISE = Offset.offset(1e-6);

    /** Cells 0 to 3 are the quarters of a square, 4 and 5 its rows, 6 and 7 its columns, 8 all. */
    private static final Equations SQUARE = Equations.of(
            9,
            List.of(
                    new int[] {4, 0, 1},
                    new int[] {5, 2, 3},
                    new int[] {6, 0, 2},
                    new int[] {7, 1, 3},
                    new int[] {8, 4, 5},
                    new int[] {8, 6, 7}));

    private static View whole(int[] cells, double[] values, double lowest, double highest, double width) {
        return view(SQUARE, true, cells, values, lowest, highest, new double[] {0, 0, width});
    }

    private static View view(
            Equations equations,
            boolean whole,
            int[] cells,
            double[] values,
            double lowest,
            double highest,
            double[] demand) {
        double[] lows = new double[cells.length];
        double[] highs = new double[cells.length];
        double[] ups = new double[cells.length];
        double[] downs = new double[cells.length];
        double[] widths = new double[cells.length];
        Arrays.fill(lows, lowest);
        Arrays.fill(highs, highest);
        Arrays.fill(ups, demand[0]);
        Arrays.fill(downs, demand[1]);
        Arrays.fill(widths, demand[2]);
        return new View(equations, cells, whole, values, lows, highs, ups, downs, widths);
    }

    private static final int[] QUARTERS = {0, 1, 2, 3};

    @Test
    void aCellAloneInItsRowIsComputed() {
        assertThat(Auditor.weakCells(whole(new int[] {0}, new double[] {5}, 0, 99, 1), List.of()))
                .containsExactly(0);
        assertThat(Auditor.weakCells(whole(new int[] {0, 1}, new double[] {5, 7}, 0, 99, 1), List.of()))
                .containsExactly(0, 1);
    }

    @Test
    void fourQuartersProtectEachOther() {
        assertThat(Auditor.weakCells(whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 99, 1), List.of()))
                .isEmpty();
    }

    /** The quarters (5,7,3,9) move together: the first down by 5 or 9 − …: at least −5, at most +3. */
    @Test
    void intervalsEndWhereTheFirstCellEnds() {
        double[][] intervals = Auditor.intervals(whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 99, 1));

        assertThat(intervals[0]).containsExactly(new double[] {5, 3, 3, 5}, NOISE);
        assertThat(intervals[1]).containsExactly(new double[] {3, 5, 5, 3}, NOISE);
    }

    @Test
    void whatIsKnownBeforehandNarrowsTheInterval() {
        double[][] intervals = Auditor.intervals(whole(QUARTERS, new double[] {5, 7, 3, 9}, 2, 10, 1));

        assertThat(intervals[0][0]).isCloseTo(3, NOISE);
        assertThat(intervals[1][0]).isCloseTo(1, NOISE);
    }

    @Test
    void noBoundIsInfinite() {
        View free = view(
                Equations.of(3, List.of(new int[] {2, 0, 1})),
                false,
                new int[] {0, 2},
                new double[] {5, 8},
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                new double[] {0, 0, 1});

        assertThat(Auditor.intervals(free)[0][0]).isInfinite();
        assertThat(Auditor.intervals(free)[1][1]).isInfinite();
        assertThat(Auditor.weakCells(free, List.of())).isEmpty();
    }

    @Test
    void theIntervalMustBeAsWideAsDemanded() {
        double[] values = {5, 7, 3, 9};

        assertThat(Auditor.weakCells(whole(QUARTERS, values, 0, 99, 8), List.of()))
                .isEmpty();
        assertThat(Auditor.weakCells(whole(QUARTERS, values, 0, 99, 9), List.of()))
                .containsExactly(0, 1, 2, 3);
    }

    @Test
    void bothSidesMustBeAsWideAsDemanded() {
        double[] values = {5, 7, 3, 9};
        View fits = view(SQUARE, true, QUARTERS, values, 0, 99, new double[] {3, 3, 6});
        View above = view(SQUARE, true, QUARTERS, values, 0, 99, new double[] {4, 3, 7});
        View below = view(SQUARE, true, QUARTERS, values, 0, 99, new double[] {3, 4, 7});

        assertThat(Auditor.weakCells(fits, List.of())).isEmpty();
        assertThat(Auditor.weakCells(above, List.of())).containsExactly(0, 3);
        assertThat(Auditor.weakCells(below, List.of())).containsExactly(1, 2);
    }

    @Test
    void sumsAreBoundInFractions() {
        double[] values = {0.5, 0.7, 0.3, 0.9};
        View fits = view(SQUARE, false, QUARTERS, values, 0, 99, new double[] {0, 0, 0.8});
        View narrow = view(SQUARE, false, QUARTERS, values, 0, 99, new double[] {0, 0, 0.81});

        assertThat(Auditor.weakCells(fits, List.of())).isEmpty();
        assertThat(Auditor.weakCells(narrow, List.of())).containsExactly(0, 1, 2, 3);
    }

    /** Three ones in a triangle of pairs: halves would move, whole numbers cannot. */
    @Test
    void wholeNumbersAreProvenByWholeNumbers() {
        Equations pairs = Equations.of(6, List.of(new int[] {3, 0, 1}, new int[] {4, 1, 2}, new int[] {5, 0, 2}));
        View view = view(pairs, true, new int[] {0, 1, 2}, new double[] {1, 1, 1}, 0, 9, new double[] {0, 0, 1});

        assertThat(Auditor.weakCells(view, List.of())).containsExactly(0, 1, 2);
    }

    @Test
    void aProofThatHoldsIsBelieved() {
        View view = whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 99, 1);
        Move move = new Move(QUARTERS, new int[] {1, -1, -1, 1}, 1);

        assertThat(Auditor.unproven(view, List.of())).containsExactly(0, 1, 2, 3);
        assertThat(Auditor.unproven(view, List.of(move))).isEmpty();
        assertThat(Auditor.weakCells(view, List.of(move))).isEmpty();
    }

    @Test
    void aProofCountsAsFarAsItMoves() {
        View view = whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 99, 4);

        assertThat(Auditor.unproven(view, List.of(new Move(QUARTERS, new int[] {1, -1, -1, 1}, 3))))
                .containsExactly(0, 1, 2, 3);
        assertThat(Auditor.unproven(
                        view,
                        List.of(
                                new Move(QUARTERS, new int[] {1, -1, -1, 1}, 3),
                                new Move(QUARTERS, new int[] {-1, 1, 1, -1}, 1))))
                .isEmpty();
    }

    @Test
    void noProofIsBelievedUnchecked() {
        View view = whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 10, 1);

        assertThat(unproven(view, QUARTERS, 1, 1, -1, -1, 1)).isFalse();
        assertThat(unproven(view, QUARTERS, 2, 1, -1, -1, 1)).isTrue();
        assertThat(unproven(view, QUARTERS, 4, -1, 1, 1, -1)).isTrue();
        assertThat(unproven(view, QUARTERS, 1, 1, -1, -1, 2)).isTrue();
        assertThat(unproven(view, QUARTERS, 0.5, 1, -1, -1, 1)).isTrue();
        assertThat(unproven(view, new int[] {0, 1}, 1, 1, -1)).isTrue();
        assertThat(unproven(view, new int[] {0, 1, 4}, 1, 1, -1, 1)).isTrue();
        assertThat(unproven(view, new int[] {0, 0, 1, 2, 3}, 1, 1, 1, -1, -1, 1))
                .isTrue();
    }

    private static boolean unproven(View view, int[] cells, double amount, int... steps) {
        return Auditor.unproven(view, List.of(new Move(cells, steps, amount))).length == 4;
    }

    @Test
    void whatIsNoMoveIsRefused() {
        assertThatThrownBy(() -> new Move(QUARTERS, new int[] {1}, 1)).hasMessageContaining("a step for each cell");
        assertThatThrownBy(() -> new Move(QUARTERS, new int[] {1, 1, 1, 1}, 0)).hasMessageContaining("above 0");
    }

    @Test
    void handsOnTheProofsThatItFinds() {
        View view = whole(QUARTERS, new double[] {5, 7, 3, 9}, 0, 99, 1);
        List<Move> found = new ArrayList<>();

        assertThat(Auditor.weakCells(view, List.of(), found::add)).isEmpty();

        assertThat(found).isNotEmpty();
        assertThat(Auditor.unproven(view, found)).isEmpty();
    }

    @Test
    void cellsThatHangTogetherByNothingAreLookedAtApart() {
        Equations two = Equations.of(
                8, List.of(new int[] {2, 0, 1}, new int[] {3, 0, 1}, new int[] {6, 4, 5}, new int[] {7, 5}));
        View view = view(two, true, new int[] {0, 1, 4, 5}, new double[] {5, 5, 5, 5}, 0, 99, new double[] {0, 0, 1});

        assertThat(Auditor.weakCells(view, List.of())).containsExactly(4, 5);
        assertThat(Group.of(view)).extracting(group -> group.places().length).containsExactly(2, 2);
    }

    @Test
    void hiddenTotalsTakePart() {
        View view = whole(new int[] {0, 4, 6, 8}, new double[] {5, 12, 8, 24}, 0, 99, 1);
        assertThat(Auditor.weakCells(view, List.of())).isEmpty();
        View alone = whole(new int[] {0, 4, 6}, new double[] {5, 12, 8}, 0, 99, 1);
        assertThat(Auditor.weakCells(alone, List.of())).containsExactly(0, 4, 6);
    }

    @Test
    void aCellOfWhichNothingIsDemandedIsNotWeak() {
        View view = whole(new int[] {0}, new double[] {5}, 0, 99, 0);

        assertThat(Auditor.unproven(view, List.of())).isEmpty();
        assertThat(Auditor.weakCells(view, List.of())).isEmpty();
    }
}
