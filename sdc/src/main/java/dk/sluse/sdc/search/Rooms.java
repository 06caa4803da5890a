package dk.sluse.sdc.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How far bundles may move in a measure in a proof, for everybody or for contributors to some of them, who know more of those. */
public final class Rooms {

    private final Reduction table;
    private final Reach all;
    private final Reach inside;
    private final boolean[] reads;
    private int[] readers = {};

    /**
     * Of a measure, for everybody.
     *
     * @param all how far bundles may move
     * @param inside how far each may move for its own contributors
     */
    public Rooms(Reduction table, Reach all, Reach inside) {
        this.table = table;
        this.all = all;
        this.inside = inside;
        this.reads = new boolean[all.up().length];
    }

    /** From now on contributors to these bundles read along, and to no others. */
    public void against(int[] bundles) {
        for (int bundle : readers) {
            reads[bundle] = false;
        }
        readers = bundles;
        for (int bundle : readers) {
            reads[bundle] = true;
        }
    }

    /** How far a bundle may move in a direction, at least 0. */
    double of(int bundle, int step) {
        return (reads[bundle] ? inside : all).of(bundle, step);
    }

    /** Whether a move, bundles each followed by its step, stays within these rooms. */
    public boolean allow(int[] move, double amount) {
        return IntStream.range(0, move.length / 2).allMatch(i -> of(move[2 * i], move[2 * i + 1]) >= amount);
    }

    /**
     * The bundles whose own contributors know better than a move of another bundle: to them it proves nothing. Not parts of it, whose
     * contributors are its own; against those the rule stands that found it unsafe, and what protects the other parts.
     */
    public int[] disbelievers(int asked, int[] move, double amount) {
        int[] found = new int[move.length / 2];
        int length = 0;
        for (int at = 0; at < move.length; at += 2) {
            boolean disbelieved = move[at] != asked && inside.of(move[at], move[at + 1]) < amount;
            if (disbelieved && !table.isPart(move[at], asked)) {
                found[length++] = move[at];
            }
        }
        return Arrays.copyOf(found, length);
    }
}
