package dk.sluse.sdc.suppression;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That a hidden bundle of cells can be moved so far in a measure, and the move that proves it. Where contributors to other cells are not
 * to know either there are two such needs, partners: whoever knows better than the one move must believe the other.
 */
final class Need {

    private final int measure;
    private final int bundle;
    private @Nullable Need partner;
    private final int direction;
    private final double amount;
    private int @Nullable [] proof;
    private double proofAmount;
    private int[] support = {};

    /** @param direction +1 or -1, or 0 if either will do */
    Need(int measure, int bundle, int direction, double amount) {
        this.measure = measure;
        this.bundle = bundle;
        this.direction = direction;
        this.amount = amount;
    }

    int measure() {
        return measure;
    }

    int bundle() {
        return bundle;
    }

    /** Two needs of the same, whose proofs no reader disbelieves both. */
    static List<Need> partners(int measure, int bundle, int direction, double amount) {
        Need one = new Need(measure, bundle, direction, amount);
        Need other = new Need(measure, bundle, direction, amount);
        one.partner = other;
        other.partner = one;
        return List.of(one, other);
    }

    @Nullable
    Need partner() {
        return partner;
    }

    int direction() {
        return direction;
    }

    double amount() {
        return amount;
    }

    boolean isMet() {
        return proof != null || support.length > 0;
    }

    /** Whether there is a move that proves it. */
    boolean isProven() {
        return proof != null;
    }

    /** The bundles that move, each followed by its step; null as long as the need is not met. */
    int @Nullable [] proof() {
        return proof;
    }

    /** How far each bundle of the proof moves. */
    double proofAmount() {
        return proofAmount;
    }

    boolean isMetWith(int wanted) {
        for (int one : support) {
            if (one == wanted) {
                return true;
            }
        }
        int[] move = proof;
        for (int at = 0; move != null && at < move.length; at += 2) {
            if (move[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether a move of its bundle in this direction and so far would meet it. */
    boolean wouldBeMet(int step, double moved) {
        return (direction == 0 || direction == step) && moved >= amount;
    }

    void meet(int[] move, double moved) {
        proof = move;
        proofAmount = moved;
        support = new int[0];
    }

    /** Takes over the proof of its partner, where there is one; whom that leaves who computes it the auditor tells. */
    boolean meetAsPartner() {
        Need other = partner;
        int[] move = other == null ? null : other.proof;
        if (other == null || move == null) {
            return false;
        }
        meet(move, other.proofAmount);
        return true;
    }

    /** How it is met, to go back to. */
    @SuppressWarnings("ArrayRecordComponent")
    record Met(int @Nullable [] proof, double amount, int[] support) {}

    Met met() {
        return new Met(proof, proofAmount, support);
    }

    void restore(Met met) {
        proof = met.proof();
        proofAmount = met.amount();
        support = met.support();
    }

    /** The bundles that together let it be moved as far, in a way that only the auditor can prove. */
    int[] support() {
        return support;
    }

    void supportBy(int[] bundles) {
        support = bundles;
    }
}
