package dk.sluse.sdc.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The moves that a search has begun and not ended: for each the cells moved so far, the equations that they break and by
 * how much, and the price. Gives out the most promising, and takes none that breaks the same equations as an earlier one
 * at no lower price. Kept in flat arrays that are used again and again.
 */
final class Frontier {

    private static final int FIRST = 1 << 8;

    private int mostBroken;

    private int[] parent = new int[FIRST];
    private int[] bundle = new int[FIRST];

    /** A bit for each bundle moved so far, shared by bundles 64 apart: most questions are answered by it. */
    private long[] moved = new long[FIRST];

    private byte[] step = new byte[FIRST];
    private double[] price = new double[FIRST];
    private double[] promise = new double[FIRST];
    private int[][] broken = new int[FIRST][];
    private int used;

    private int[] heap = new int[FIRST];
    private int heaped;

    private long[] seen = new long[4 * FIRST];
    private double[] seenAt = new double[4 * FIRST];
    private int[] seenPlaces = new int[4 * FIRST];
    private int seenCount;

    private int[] changed = new int[64];
    private int changedLength;
    private double weight;
    private double bestPrice;
    private int found;

    /**
     * Begins a search.
     *
     * @param mostPrice moves that cost as much are not looked for
     * @param most a move that breaks more equations at a time is given up
     */
    void begin(double weightOfBroken, double mostPrice, int most) {
        mostBroken = most;
        for (int i = 0; i < seenCount; i++) {
            seen[seenPlaces[i]] = 0;
        }
        seenCount = 0;
        used = 0;
        heaped = 0;
        found = -1;
        weight = weightOfBroken;
        bestPrice = mostPrice;
    }

    /** Starts a step behind a move, or behind nothing if it is -1. */
    void open(int node) {
        int[] before = node < 0 ? new int[0] : broken[node];
        if (changed.length < before.length) {
            changed = new int[2 * before.length];
        }
        System.arraycopy(before, 0, changed, 0, before.length);
        changedLength = before.length;
    }

    /** Notes that the step changes an equation. */
    void change(int equation, int by) {
        int at = 0;
        while (at < changedLength && changed[at] != equation) {
            at += 2;
        }
        if (at == changedLength) {
            if (changedLength == changed.length) {
                changed = Arrays.copyOf(changed, 2 * changedLength);
            }
            changed[at] = equation;
            changed[at + 1] = by;
            changedLength += 2;
        } else if (changed[at + 1] + by == 0) {
            System.arraycopy(changed, at + 2, changed, at, changedLength - at - 2);
            changedLength -= 2;
        } else {
            changed[at + 1] += by;
        }
    }

    /** Adds the step, unless it leads nowhere new; whether nothing is broken behind it. */
    boolean add(int node, int ofBundle, int stepOfBundle, double newPrice) {
        if (newPrice >= bestPrice || changedLength > 2 * mostBroken) {
            return false;
        }
        if (changedLength > 0 && !isNew(signature(), newPrice)) {
            return false;
        }
        if (used == parent.length) {
            grow();
        }
        parent[used] = node;
        bundle[used] = ofBundle;
        moved[used] = (node < 0 ? 0 : moved[node]) | 1L << ofBundle;
        step[used] = (byte) stepOfBundle;
        price[used] = newPrice;
        promise[used] = newPrice + weight * (changedLength / 2.0);
        broken[used] = Arrays.copyOf(changed, changedLength);
        push(used++);
        return changedLength == 0;
    }

    private void grow() {
        int size = 2 * used;
        parent = Arrays.copyOf(parent, size);
        bundle = Arrays.copyOf(bundle, size);
        moved = Arrays.copyOf(moved, size);
        step = Arrays.copyOf(step, size);
        price = Arrays.copyOf(price, size);
        promise = Arrays.copyOf(promise, size);
        broken = Arrays.copyOf(broken, size);
    }

    /** A number for the set of broken equations, whatever their order. */
    private long signature() {
        long sum = 0x9e3779b97f4a7c15L;
        for (int at = 0; at < changedLength; at += 2) {
            sum += mixed(((long) changed[at] << 4) ^ (changed[at + 1] + 8));
        }
        return sum == 0 ? 1 : sum;
    }

    /** Spreads the bits of a number evenly (the finalizer of MurmurHash3). */
    private static long mixed(long number) {
        long bits = number;
        bits = (bits ^ (bits >>> 33)) * 0xff51afd7ed558ccdL;
        bits = (bits ^ (bits >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return bits ^ (bits >>> 33);
    }

    private boolean isNew(long signature, double newPrice) {
        if (2 * seenCount >= seen.length) {
            growSeen();
        }
        int at = (int) signature & (seen.length - 1);
        while (seen[at] != 0 && seen[at] != signature) {
            at = (at + 1) & (seen.length - 1);
        }
        if (seen[at] == signature && newPrice >= seenAt[at] - 1e-9) {
            return false;
        }
        if (seen[at] == 0) {
            seenPlaces[seenCount++] = at;
        }
        seen[at] = signature;
        seenAt[at] = newPrice;
        return true;
    }

    private void growSeen() {
        long[] signatures = seen;
        double[] prices = seenAt;
        int[] places = seenPlaces;
        int count = seenCount;
        seen = new long[2 * signatures.length];
        seenAt = new double[seen.length];
        seenPlaces = new int[seen.length];
        seenCount = 0;
        for (int i = 0; i < count; i++) {
            isNew(signatures[places[i]], prices[places[i]]);
        }
    }

    private boolean before(int one, int other) {
        return promise[one] < promise[other] || (promise[one] == promise[other] && one < other);
    }

    private void push(int node) {
        if (heaped == heap.length) {
            heap = Arrays.copyOf(heap, 2 * heaped);
        }
        int at = heaped++;
        while (at > 0 && before(node, heap[(at - 1) / 2])) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[at] = node;
    }

    /** Takes out the most promising move that is cheaper than what was kept; -1 if there is none. */
    int next() {
        while (heaped > 0) {
            int first = heap[0];
            sink(heap[--heaped]);
            if (price[first] < bestPrice) {
                return first;
            }
        }
        return -1;
    }

    private void sink(int node) {
        int at = 0;
        for (int child = 1; child < heaped; child = 2 * at + 1) {
            if (child + 1 < heaped && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], node)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = node;
    }

    /** Whether a move breaks no equation: it is whole. */
    boolean isMended(int node) {
        return broken[node].length == 0;
    }

    double cost(int node) {
        return price[node];
    }

    /** How many equations a move breaks. */
    int broken(int node) {
        return broken[node].length / 2;
    }

    int broken(int node, int place) {
        return broken[node][2 * place];
    }

    /** By how much a move breaks an equation; 0 if it does not. */
    int rest(int node, int equation) {
        int[] of = broken[node];
        for (int at = 0; at < of.length; at += 2) {
            if (of[at] == equation) {
                return of[at + 1];
            }
        }
        return 0;
    }

    /** Whether a bundle is moved already. */
    boolean moves(int node, int wanted) {
        if (node < 0 || (moved[node] & 1L << wanted) == 0) {
            return false;
        }
        for (int at = node; at >= 0; at = parent[at]) {
            if (bundle[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a whole move; from now on only cheaper ones count. */
    void keep(int node) {
        found = node;
        bestPrice = price[node];
    }

    /** The move that was kept last; -1 if none. */
    int found() {
        return found;
    }

    /** The move that was kept, as bundles each followed by its step; another one if none was. */
    int @Nullable [] moveOr(int @Nullable [] other) {
        if (found < 0) {
            return other;
        }
        int length = 0;
        for (int at = found; at >= 0; at = parent[at]) {
            length += 2;
        }
        int[] move = new int[length];
        for (int at = found; at >= 0; at = parent[at]) {
            move[--length] = step[at];
            move[--length] = bundle[at];
        }
        return move;
    }
}
