package dk.sluse.sdc.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.sdc.table.Equations;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What contributors to one hidden cell compute of another, in one row that is small enough to reckon by hand. */
class InsidersTest {

    private static final double ANY = Double.POSITIVE_INFINITY;

    /** Cell 0 is the sum of the others. */
    private static final Equations ROW = Equations.of(4, List.of(new int[] {0, 1, 2, 3}));

    private static View view(int[] cells, double[] values, double... width) {
        double[] nothing = new double[cells.length];
        double[] infinite = new double[cells.length];
        Arrays.fill(infinite, ANY);
        return new View(ROW, cells, false, values, nothing, infinite, nothing, nothing, width);
    }

    @Test
    void whoIsAloneComputesTheOnlyOtherHiddenCell() {
        View two = view(new int[] {1, 2}, new double[] {70, 40}, 7, 4);
        Move each = new Move(new int[] {1, 2}, new int[] {1, -1}, 7);

        assertThat(Auditor.weakToInsiders(two, new double[] {70, 0}, new double[] {70, ANY}, List.of(each)))
                .containsExactly(2);
        assertThat(Auditor.weakToInsiders(two, new double[] {0, 40}, new double[] {ANY, 40}, List.of()))
                .containsExactly(1);
        assertThat(Auditor.weakToInsiders(two, new double[] {0, 0}, new double[] {ANY, ANY}, List.of()))
                .isEmpty();
    }

    @Test
    void aThirdHiddenCellKeepsTheTwoApart() {
        View three = view(new int[] {1, 2, 3}, new double[] {70, 40, 500}, 7, 4, 0);
        double[] lowest = {70, 40, 60};
        double[] highest = {70, 40, ANY};
        Move first = new Move(new int[] {1, 3}, new int[] {1, -1}, 7);
        Move second = new Move(new int[] {2, 3}, new int[] {-1, 1}, 4);

        assertThat(Auditor.weakToInsiders(three, lowest, highest, List.of(first, second)))
                .isEmpty();
        assertThat(Auditor.weakToInsiders(three, lowest, highest, List.of())).isEmpty();
    }

    /** Who holds 495 of 500 knows that no more than 5 can be missing there, and that more is known to others only. */
    @Test
    void whoHoldsNearlyAllOfACellBelievesLittle() {
        View two = view(new int[] {1, 3}, new double[] {70, 500}, 0, 0);
        View up = new View(
                ROW,
                two.cells(),
                false,
                two.values(),
                two.lowest(),
                two.highest(),
                new double[] {7, 0},
                new double[] {0, 0},
                new double[] {7, 0});
        Move proof = new Move(new int[] {1, 3}, new int[] {1, -1}, 7);

        assertThat(Auditor.weakToInsiders(up, new double[] {0, 495}, new double[] {ANY, ANY}, List.of(proof)))
                .containsExactly(1);
        assertThat(Auditor.weakToInsiders(up, new double[] {0, 493}, new double[] {ANY, ANY}, List.of(proof)))
                .isEmpty();
    }

    /** Contributors to a part of the asked cell are its own. */
    @Test
    void partsOfTheAskedCellAreNotAskedAgainst() {
        View all = view(new int[] {0, 1}, new double[] {610, 70}, 61, 0);

        assertThat(Auditor.weakToInsiders(all, new double[] {0, 70}, new double[] {ANY, 70}, List.of()))
                .isEmpty();
    }

    private static View between(Equations equations, int[] cells, double[] values, double[] lowest, double[] highest) {
        double[] nothing = new double[cells.length];
        double[] width = new double[cells.length];
        width[0] = 1;
        return new View(equations, cells, false, values, lowest, highest, nothing, nothing, width);
    }

    /** A claim that breaks the sum covers nothing. */
    @Test
    void believesNoProofThatDoesNotHold() {
        View two = view(new int[] {1, 2}, new double[] {70, 40}, 7, 4);
        Move broken = new Move(new int[] {2}, new int[] {1}, 40);

        assertThat(Auditor.weakToInsiders(two, new double[] {70, 0}, new double[] {70, ANY}, List.of(broken)))
                .containsExactly(2);
    }

    /** A cell that can only be moved up is not covered where down is demanded. */
    @Test
    void takesNoMoveUpForOneDown() {
        View down = new View(
                ROW,
                new int[] {1, 3},
                false,
                new double[] {70, 500},
                new double[] {70, 0},
                new double[] {ANY, ANY},
                new double[] {0, 0},
                new double[] {7, 0},
                new double[] {7, 0});
        Move up = new Move(new int[] {1, 3}, new int[] {1, -1}, 7);

        assertThat(Auditor.weakToInsiders(down, new double[] {70, 60}, new double[] {ANY, ANY}, List.of(up)))
                .containsExactly(1);
    }

    /** A proof moves a cell as far as its amount, not further. */
    @Test
    void takesHalfAStepForHalfAStep() {
        View half =
                between(ROW, new int[] {1, 3}, new double[] {70, 500}, new double[] {70, 0}, new double[] {70.5, ANY});
        Move proof = new Move(new int[] {1, 3}, new int[] {1, -1}, 0.5);

        assertThat(Auditor.weakToInsiders(half, new double[] {70, 60}, new double[] {70.5, ANY}, List.of(proof)))
                .containsExactly(1);
    }

    /** What everybody computes is not told here: it is no contributor's doing. */
    @Test
    void asksOnlyThoseWhoKnowMore() {
        double[] lowest = {70, 0};
        double[] highest = {70, ANY};
        View known = between(ROW, new int[] {1, 3}, new double[] {70, 500}, lowest, highest);

        assertThat(Auditor.weakToInsiders(known, lowest, highest, List.of())).isEmpty();
    }

    /** Nor is a contributor asked whose cell hangs together with none of the asked one's. */
    @Test
    void asksOnlyThoseBesideTheCell() {
        Equations rows = Equations.of(6, List.of(new int[] {0, 1, 2}, new int[] {3, 4, 5}));
        View apart = between(
                rows, new int[] {1, 2, 4, 5}, new double[] {70, 20, 30, 40}, new double[] {70, 0, 0, 0}, new double[] {
                    70, ANY, ANY, ANY
                });

        assertThat(Auditor.weakToInsiders(
                        apart, new double[] {70, 0, 30, 0}, new double[] {70, ANY, 30, ANY}, List.of()))
                .isEmpty();
    }
}
