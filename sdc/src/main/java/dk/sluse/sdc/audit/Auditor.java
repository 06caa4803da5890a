package dk.sluse.sdc.audit;

import java.util.BitSet;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Tells which hidden values a reader can compute more closely than he may. Proofs that are shown to it it checks, in
 * whole steps and exactly; for every cell that no valid proof covers it bounds the value by linear programming over all
 * equations at once. Hidden cells that hang together through equations are looked at together, and apart from all others.
 */
public final class Auditor {

    private final View view;
    private final double[] up;
    private final double[] down;

    private Auditor(View view) {
        this.view = view;
        this.up = new double[view.cells().length];
        this.down = new double[view.cells().length];
    }

    /** The hidden cells, in ascending order, whose interval is narrower than demanded, as far as can be told. */
    public static int[] weakCells(View view, Collection<Move> proofs) {
        return weakCells(view, proofs, _ -> {});
    }

    /**
     * The same, and hands on proofs in whole steps that it found itself, to be shown again when more is known.
     *
     * @param found takes each proof
     */
    public static int[] weakCells(View view, Collection<Move> proofs, Consumer<Move> found) {
        Auditor auditor = new Auditor(view);
        auditor.check(proofs);
        return auditor.bound(found);
    }

    /**
     * The hidden cells, in ascending order, that somebody computes more closely than demanded who has contributed to another hidden
     * cell, and so knows more of that one. Each contributor is on its own, or with those of his cell that he may join with.
     *
     * @param lowest what each hidden value is known to be no less than by its own contributors
     * @param highest what it is known to be no more than by them
     */
    public static int[] weakToInsiders(View view, double[] lowest, double[] highest, Collection<Move> proofs) {
        return new Insiders(view, lowest, highest, proofs).weakCells();
    }

    /** The hidden cells, in ascending order, that none of the proofs covers; nothing else is looked at. */
    public static int[] unproven(View view, Collection<Move> proofs) {
        Auditor auditor = new Auditor(view);
        auditor.check(proofs);
        return IntStream.range(0, view.cells().length)
                .filter(place -> !view.suffices(place, auditor.up[place], auditor.down[place]))
                .map(place -> view.cells()[place])
                .toArray();
    }

    /**
     * The interval that a reader can compute for each hidden value, as its distances below and above the value: two arrays
     * over the hidden cells, in the order of the view. Infinite where there is no bound.
     */
    public static double[][] intervals(View view) {
        Auditor auditor = new Auditor(view);
        for (Group group : Group.of(view)) {
            try (Bounds bounds = new Bounds(view, group, false, _ -> {})) {
                bounds.widen(auditor.up, auditor.down);
            }
        }
        return new double[][] {auditor.down, auditor.up};
    }

    private void check(Collection<Move> proofs) {
        Proofs proven = new Proofs(view);
        for (Move proof : proofs) {
            if (proven.holds(proof)) {
                proven.harvest(proof, up, down);
            }
        }
    }

    private int[] bound(Consumer<Move> found) {
        BitSet weak = new BitSet();
        for (Group group : Group.of(view)) {
            if (!IntStream.of(group.places()).allMatch(place -> view.suffices(place, up[place], down[place]))) {
                try (Bounds bounds = new Bounds(view, group, true, found)) {
                    bounds.addWeakCells(weak, up, down);
                }
            }
        }
        return weak.stream().toArray();
    }
}
