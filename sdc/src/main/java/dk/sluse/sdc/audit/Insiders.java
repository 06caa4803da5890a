package dk.sluse.sdc.audit;

import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Contributors to a hidden cell as readers: who is alone in it knows it, and others know that it is no less than their own part. For
 * each of them apart from all others a cell is weak that he computes more closely than demanded. Proofs count for those who can
 * believe them; where none is left for a cell and a reader, his bounds are solved.
 */
final class Insiders {

    private final View view;
    private final double[] lowest;
    private final double[] highest;
    private final List<Move> proofs = new ArrayList<>();
    private final List<List<Integer>> proofsOf = new ArrayList<>();

    /**
     * @param view what everybody knows
     * @param lowest what each hidden value is known to be no less than by its own contributors
     * @param highest what it is known to be no more than
     */
    Insiders(View view, double[] lowest, double[] highest, Collection<Move> shown) {
        this.view = view;
        this.lowest = lowest;
        this.highest = highest;
        IntStream.range(0, view.cells().length).forEach(_ -> proofsOf.add(new ArrayList<>()));
        Proofs check = new Proofs(view);
        for (Move proof : shown) {
            if (check.holds(proof)) {
                IntStream.of(proof.cells())
                        .forEach(cell -> proofsOf.get(place(cell)).add(proofs.size()));
                proofs.add(proof);
            }
        }
    }

    private int place(int cell) {
        return Arrays.binarySearch(view.cells(), cell);
    }

    /** The cells that some contributor to another cell computes more closely than demanded, in ascending order. */
    int[] weakCells() {
        List<List<Integer>> disbelievers =
                proofs.stream().map(this::disbelievers).toList();
        int[] groups = groups();
        BitSet[] open = new BitSet[view.cells().length];
        for (int asked = 0; asked < open.length; asked++) {
            if (view.demanded(asked) > 0) {
                for (int reader : readers(asked, disbelievers, groups)) {
                    if (!covered(asked, reader, disbelievers)) {
                        open[reader] = open[reader] == null ? new BitSet() : open[reader];
                        open[reader].set(asked);
                    }
                }
            }
        }
        BitSet weak = new BitSet();
        for (int reader = 0; reader < open.length; reader++) {
            if (open[reader] != null) {
                BitSet asked = open[reader];
                IntStream.of(Auditor.weakCells(of(reader, asked), proofs))
                        .filter(cell -> asked.get(place(cell)))
                        .forEach(weak::set);
            }
        }
        return weak.stream().toArray();
    }

    /** Those who know better than some of the proofs of a cell; all in its group where even all proofs together do not cover it. */
    private int[] readers(int asked, List<List<Integer>> disbelievers, int[] groups) {
        IntStream some = covered(asked, -1, disbelievers)
                ? proofsOf.get(asked).stream()
                        .flatMap(proof -> disbelievers.get(proof).stream())
                        .mapToInt(i -> i)
                : IntStream.range(0, groups.length).filter(i -> groups[i] == groups[asked] && knowsMore(i));
        return some.filter(reader -> reader != asked && !isPart(view.cells()[reader], view.cells()[asked]))
                .distinct()
                .toArray();
    }

    /** Whoever contributes to a part contributes to the asked cell itself; against him its own rule stands. */
    private boolean isPart(int cell, int total) {
        Equations equations = view.equations();
        for (int i = 0; i < equations.count(cell); i++) {
            int above = equations.total(equations.equation(cell, i));
            if (above != cell && (above == total || isPart(above, total))) {
                return true;
            }
        }
        return false;
    }

    private boolean knowsMore(int place) {
        return lowest[place] > view.lowest()[place] || highest[place] < view.highest()[place];
    }

    /** Whether proofs that a reader believes cover a cell. */
    private boolean covered(int asked, int reader, List<List<Integer>> disbelievers) {
        double up = 0;
        double down = 0;
        for (int number : proofsOf.get(asked)) {
            if (!disbelievers.get(number).contains(reader)) {
                Move proof = proofs.get(number);
                double moved = moved(
                        proof,
                        IntStream.range(0, proof.cells().length)
                                .filter(i -> place(proof.cells()[i]) == asked)
                                .findFirst()
                                .orElseThrow());
                up = Math.max(up, moved);
                down = Math.max(down, -moved);
            }
        }
        return view.suffices(asked, up, down);
    }

    private List<Integer> disbelievers(Move proof) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < proof.cells().length; i++) {
            int place = place(proof.cells()[i]);
            double value = view.values()[place] + moved(proof, i);
            double noise = view.noise(place);
            if (value < lowest[place] - noise || value > highest[place] + noise) {
                found.add(place);
            }
        }
        return found;
    }

    private static double moved(Move proof, int i) {
        return proof.steps()[i] * proof.amount();
    }

    private int[] groups() {
        int[] groups = new int[view.cells().length];
        List<Group> all = Group.of(view);
        for (int g = 0; g < all.size(); g++) {
            for (int place : all.get(g).places()) {
                groups[place] = g;
            }
        }
        return groups;
    }

    /** The view of one of them, who is asked about some cells only. */
    private View of(int reader, BitSet asked) {
        double[] low = view.lowest().clone();
        double[] high = view.highest().clone();
        low[reader] = lowest[reader];
        high[reader] = highest[reader];
        return new View(
                view.equations(),
                view.cells(),
                view.whole(),
                view.values(),
                low,
                high,
                only(asked, view.up()),
                only(asked, view.down()),
                only(asked, view.width()));
    }

    private static double[] only(BitSet asked, double[] demanded) {
        return IntStream.range(0, demanded.length)
                .mapToDouble(place -> asked.get(place) ? demanded[place] : 0)
                .toArray();
    }
}
