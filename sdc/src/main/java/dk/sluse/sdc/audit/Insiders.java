package dk.sluse.sdc.audit;

import dk.sluse.sdc.table.Equations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Contributors to a hidden cell as readers: who is alone in it knows it, and others know that it is no less than their own part. For
 * each of them apart from all others a cell is weak that he computes more closely than demanded. Proofs count for those who can
 * believe them; where none is left for a cell and a reader, his bounds are solved.
 */
final class Insiders {

    /** Stands for a reader who contributed to none of the hidden cells. */
    private static final int NOBODY = -1;

    private final View view;
    private final double[] lowest;
    private final double[] highest;
    private final List<Move> proofs = new ArrayList<>();

    /** For each hidden cell the proofs that it moves in. */
    private final List<List<Part>> partsOf = new ArrayList<>();

    /** Which group each hidden cell is in; empty until it is needed. */
    private int[] groups = {};

    /**
     * That a cell moves in a proof.
     *
     * @param moved how far
     * @param disbelievers cells whose contributors know better than the proof
     */
    private record Part(double moved, Set<Integer> disbelievers) {}

    /**
     * @param view what everybody knows
     * @param lowest what each hidden value is known to be no less than by its own contributors
     * @param highest what it is known to be no more than
     */
    Insiders(View view, double[] lowest, double[] highest, Collection<Move> shown) {
        this.view = view;
        this.lowest = lowest;
        this.highest = highest;
        IntStream.range(0, view.cells().length).forEach(_ -> partsOf.add(new ArrayList<>()));
        Proofs check = new Proofs(view);
        for (Move proof : shown) {
            if (check.holds(proof)) {
                Set<Integer> disbelievers = disbelievers(proof);
                for (int i = 0; i < proof.cells().length; i++) {
                    partsOf.get(place(proof.cells()[i])).add(new Part(moved(proof, i), disbelievers));
                }
                proofs.add(proof);
            }
        }
    }

    private int place(int cell) {
        return Arrays.binarySearch(view.cells(), cell);
    }

    /** The cells that some contributor to another cell computes more closely than demanded, in ascending order. */
    int[] weakCells() {
        BitSet[] open = new BitSet[view.cells().length];
        for (int asked = 0; asked < open.length; asked++) {
            if (view.demanded(asked) > 0) {
                for (int reader : readers(asked)) {
                    if (!covered(asked, reader)) {
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
    private int[] readers(int asked) {
        IntStream some = covered(asked, NOBODY)
                ? partsOf.get(asked).stream()
                        .flatMap(part -> part.disbelievers().stream())
                        .mapToInt(i -> i)
                : IntStream.range(0, view.cells().length).filter(i -> isBeside(i, asked) && knowsMore(i));
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
    private boolean covered(int asked, int reader) {
        double up = 0;
        double down = 0;
        for (Part part : partsOf.get(asked)) {
            if (!part.disbelievers().contains(reader)) {
                up = Math.max(up, part.moved());
                down = Math.max(down, -part.moved());
            }
        }
        return view.suffices(asked, up, down);
    }

    private Set<Integer> disbelievers(Move proof) {
        Set<Integer> found = new HashSet<>();
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

    /** Whether two hidden cells hang together through equations. */
    private boolean isBeside(int one, int other) {
        if (groups.length == 0) {
            groups = new int[view.cells().length];
            List<Group> all = Group.of(view);
            for (int g = 0; g < all.size(); g++) {
                for (int place : all.get(g).places()) {
                    groups[place] = g;
                }
            }
        }
        return groups[one] == groups[other];
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
