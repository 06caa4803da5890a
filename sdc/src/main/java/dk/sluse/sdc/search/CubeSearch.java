package dk.sluse.sdc.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest of the plainest moves of a cell: in each grouping another category beside its own is chosen, and all
 * combinations of the two move against each other (the corners of a hypercube, as in Giessing and Repsilber 2002, but
 * as a way to move one cell and not as the only way). Where there are three groupings or more most cheap moves are of this
 * kind, and a search over equations takes long to come upon them.
 */
final class CubeSearch {

    private final Reduction table;
    private final Leaves leaves;
    private final double[] cost;
    private final boolean[] hidden;

    private final int[] corners;
    private final int[] best;
    private double bestPrice;
    private long lookedAt;
    private boolean hiddenOnly;
    private double amount;
    private Rooms rooms;
    private int[] nodes = {};

    CubeSearch(Reduction table, Leaves leaves, Rooms rooms, double[] cost, boolean[] hidden) {
        this.table = table;
        this.leaves = leaves;
        this.rooms = rooms;
        this.cost = cost;
        this.hidden = hidden;
        corners = new int[1 << leaves.dimensions()];
        best = new int[1 << leaves.dimensions()];
    }

    /**
     * The cheapest such move.
     *
     * @param direction +1 or -1, or 0 if either will do
     * @return the bundles that move, each followed by its step; null if there is none
     */
    int @Nullable [] find(
            int bundle, int direction, double wanted, Rooms within, boolean amongHidden, double mostPrice) {
        int cell = leaves.cell(bundle);
        if (cell < 0) {
            return null;
        }
        nodes = leaves.nodes(cell);
        amount = wanted;
        rooms = within;
        hiddenOnly = amongHidden;
        bestPrice = mostPrice;
        int step = 0;
        for (int one : direction == 0 ? new int[] {1, -1} : new int[] {direction}) {
            double before = bestPrice;
            if (within.of(bundle, one) >= amount) {
                corners[0] = cell;
                widen(0, 1, one, 0);
            }
            step = bestPrice < before ? one : step;
        }
        return step == 0 ? null : move(step);
    }

    /** How many categories all searches so far have looked at. */
    long lookedAt() {
        return lookedAt;
    }

    /** What the move that was found last costs. */
    double price() {
        return bestPrice;
    }

    /** Chooses the other category in a dimension; the corners so far are told by their number. */
    private void widen(int dimension, int size, int step, double price) {
        if (dimension == leaves.dimensions()) {
            bestPrice = price;
            System.arraycopy(corners, 0, best, 0, size);
            Arrays.fill(best, size, best.length, -1);
            return;
        }
        int[] others = leaves.beside(dimension, nodes[dimension]);
        if (others.length == 0) {
            widen(dimension + 1, size, step, price);
            return;
        }
        double[] prices = new double[others.length];
        lookedAt += others.length;
        for (int i = 0; i < others.length; i++) {
            prices[i] = others[i] == nodes[dimension]
                    ? Double.POSITIVE_INFINITY
                    : price + priceOfOther(dimension, others[i], size, step);
        }
        for (int i = next(prices); i >= 0; i = next(prices)) {
            double priceOfThis = prices[i];
            prices[i] = Double.POSITIVE_INFINITY;
            int shift = (others[i] - nodes[dimension]) * leaves.stride(dimension);
            for (int corner = 0; corner < size; corner++) {
                corners[size + corner] = corners[corner] + shift;
            }
            widen(dimension + 1, 2 * size, step, priceOfThis);
        }
    }

    /** The cheapest that is cheaper than the best; -1 if there is none. */
    private int next(double[] prices) {
        int next = -1;
        for (int i = 0; i < prices.length; i++) {
            if (prices[i] < (next < 0 ? bestPrice : prices[next])) {
                next = i;
            }
        }
        return next;
    }

    private double priceOfOther(int dimension, int other, int size, int step) {
        int shift = (other - nodes[dimension]) * leaves.stride(dimension);
        double price = 0;
        for (int corner = 0; corner < size && price < bestPrice; corner++) {
            int bundle = table.bundleOf(corners[corner] + shift);
            int ownStep = Integer.bitCount(corner) % 2 == 0 ? -step : step;
            if (rooms.of(bundle, ownStep) < amount || (hiddenOnly && !hidden[bundle])) {
                return Double.POSITIVE_INFINITY;
            }
            price += hidden[bundle] ? 0 : cost[bundle];
        }
        return price;
    }

    /** The best corners as a move; corners that are bound to be equal move once. */
    private int @Nullable [] move(int step) {
        int[] move = new int[2 * best.length];
        int length = 0;
        for (int corner = 0; corner < best.length && best[corner] >= 0; corner++) {
            int bundle = table.bundleOf(best[corner]);
            int own = Integer.bitCount(corner) % 2 == 0 ? step : -step;
            int at = 0;
            while (at < length && move[at] != bundle) {
                at += 2;
            }
            if (at < length && move[at + 1] != own) {
                return null;
            }
            move[at] = bundle;
            move[at + 1] = own;
            length = Math.max(length, at + 2);
        }
        return Arrays.copyOf(move, length);
    }
}
