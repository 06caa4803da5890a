package dk.sluse.sdc.search;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cheapest way to move a hidden cell: another table that agrees with all that is shown, if need be after hiding
 * some more cells.
 *
 * <p>A cell that moves breaks the equations that it is in; each is mended by moving another of its cells, which may break
 * others, until none is broken. This is a search for the shortest path from the set of equations broken first to the empty
 * set, where moving a hidden cell costs next to nothing and moving a shown one what hiding it costs. Of the broken equations
 * the shortest is mended first, as it leaves the fewest ways. Ways that leave fewer equations broken are tried sooner, the
 * more so the longer the search takes (weighted A*); once a way is found, the search goes on a while for a cheaper one.
 */
public final class MoveSearch {

    /** What a step costs even where nothing need be hidden for it, so that short moves are found before long ones. */
    private static final double STEP = 0.1;

    /** So many shown cells of an equation are offered, the cheapest ones; those that mend another equation too always are. */
    private static final int OFFERED = 8;

    /** A way that costs less is taken at once. */
    private static final double CHEAP = 20;

    /** So many steps are tried to better a way that costs more. */
    private static final int BETTERING = 5_000;

    /** In small tables less: so many for each bundle. */
    private static final int BETTERING_IN_BUNDLE = 5;

    /** How much a broken equation weighs against cost, and how many steps are tried with that weight. */
    private static final double[] WEIGHTS = {0.2, 2, 10, 100, 1000};

    private static final int[] STEPS = {1000, 2000, 3000, 5000, 30_000};

    /** So many steps are tried where a way is only looked for in passing. */
    private static final int BRIEF = 300;

    /** With so many of these weights a search is given up that hides nothing more, or has something to go back to. */
    private static final int WEIGHTS_TO_BETTER = 4;

    /** A move that breaks more equations than so many for each grouping, beside those it began with, is given up. */
    private static final int BROKEN_IN_DIMENSION = 6;

    /** Looking at so many categories takes about as long as a step. */
    private static final int LOOKS_IN_STEP = 20;

    private final Reduction table;
    private final int[][] byCost;
    private final double[] cost;
    private final boolean[] hidden;
    private final Frontier frontier = new Frontier();
    private final int mostBroken;
    private final CubeSearch cubes;
    private final FractionalSearch program;
    private final int weightsToBetter;
    private Rooms rooms;
    private long steps;

    /**
     * @param rooms how far bundles may move, until others are told
     * @param cost of hiding each bundle; infinite for those that must be shown
     * @param hidden the bundles that are hidden; read at each search
     */
    public MoveSearch(Reduction table, Leaves leaves, Rooms rooms, double[] cost, boolean[] hidden) {
        this.table = table;
        this.rooms = rooms;
        this.cost = cost;
        this.hidden = hidden;
        this.byCost = byCost(table, cost);
        int dimensions = leaves.summedDimensions();
        this.mostBroken = BROKEN_IN_DIMENSION * Math.max(1, dimensions);
        this.cubes = new CubeSearch(table, leaves, rooms, cost, hidden);
        this.program = new FractionalSearch(table, cost, hidden);
        this.weightsToBetter = dimensions > 3 ? 1 : WEIGHTS_TO_BETTER;
    }

    private static int[][] byCost(Reduction table, double[] cost) {
        Integer[] order = new Integer[cost.length];
        Arrays.setAll(order, bundle -> bundle);
        Arrays.sort(order, (one, other) -> Double.compare(cost[one], cost[other]));
        int[] rank = new int[cost.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        int[][] sorted = new int[table.equations()][];
        Arrays.setAll(
                sorted,
                e -> Arrays.stream(table.equation(e))
                        .map(bundle -> rank[bundle])
                        .sorted()
                        .map(place -> order[place])
                        .toArray());
        return sorted;
    }

    /** How far each bundle may move, if it were hidden. */
    public void in(Rooms allowed) {
        rooms = allowed;
    }

    /** How many steps all searches so far have tried; the same for the same table. */
    public long steps() {
        return steps + cubes.lookedAt() / LOOKS_IN_STEP;
    }

    /** A way to move a bundle among those that are hidden; null if none was found. */
    public int @Nullable [] among(int bundle, int direction, double amount) {
        int[] cube = cubes.find(bundle, direction, amount, rooms, true, Double.POSITIVE_INFINITY);
        if (cube != null) {
            return cube;
        }
        if (program.isTold(bundle)) {
            return null;
        }
        begin(bundle, direction, amount, WEIGHTS[0], Double.POSITIVE_INFINITY);
        boolean whole = search(amount, BRIEF, true);
        if (whole || frontier.found() >= 0) {
            return frontier.moveOr(null);
        }
        return switch (program.among(bundle, direction, amount, rooms)) {
            case FractionalSearch.Among.None _ -> null;
            case FractionalSearch.Among.One(int[] move) -> move;
            case FractionalSearch.Among.Untold _ -> longer(bundle, direction, amount, null, true);
        };
    }

    /**
     * A cheap way to move a bundle.
     *
     * @param direction +1 or -1, or 0 if either will do
     * @param amount how far it must move, above 0
     * @return the bundles that move, each followed by its step, +1 or -1; null if none was found
     */
    public int @Nullable [] cheapest(int bundle, int direction, double amount) {
        int[] cube = cubes.find(bundle, direction, amount, rooms, false, Double.POSITIVE_INFINITY);
        return cube != null && cubes.price() == 0 ? cube : longer(bundle, direction, amount, cube, false);
    }

    /** A way to move a bundle that costs less than so much; looked for only briefly, null if none was found. */
    public int @Nullable [] cheaper(int bundle, int direction, double amount, double than) {
        int[] cube = cubes.find(bundle, direction, amount, rooms, false, than);
        if (cube != null && cubes.price() == 0) {
            return cube;
        }
        begin(bundle, direction, amount, WEIGHTS[1], cube == null ? than : cubes.price());
        search(amount, BRIEF, false);
        return frontier.moveOr(cube);
    }

    /**
     * The bundles that together let one move so far, each by its own amount and all to be hidden; null if there is no way
     * without bundles that must be shown.
     */
    public int @Nullable [] together(int bundle, int direction, double amount) {
        return program.find(bundle, direction, amount, rooms);
    }

    /** Begins to look for a move that costs less than so much. */
    private void begin(int bundle, int direction, double amount, double weight, double than) {
        frontier.begin(weight, than, mostBroken + table.equationsOf(bundle).length);
        if (direction >= 0 && rooms.of(bundle, 1) >= amount) {
            step(-1, bundle, 1, 0);
        }
        if (direction <= 0 && rooms.of(bundle, -1) >= amount) {
            step(-1, bundle, -1, 0);
        }
    }

    /** Looks with one weight after another for a move among hidden bundles, or for a cheaper one than the cube. */
    private int @Nullable [] longer(
            int bundle, int direction, double amount, int @Nullable [] cube, boolean hiddenOnly) {
        double than = cube == null ? Double.POSITIVE_INFINITY : cubes.price();
        int weights = hiddenOnly || cube != null ? weightsToBetter : WEIGHTS.length;
        for (int i = 0; i < weights; i++) {
            begin(bundle, direction, amount, WEIGHTS[i], than);
            boolean whole = search(amount, STEPS[i], hiddenOnly);
            if (whole || frontier.found() >= 0) {
                return frontier.moveOr(cube);
            }
        }
        return cube;
    }

    /** Whether there was nothing left to try. */
    private boolean search(double amount, int most, boolean hiddenOnly) {
        int limit = most;
        for (int tried = 1; ; tried++) {
            int node = frontier.next();
            if (node < 0 || tried > limit) {
                steps += tried;
                return node < 0;
            }
            if (frontier.isMended(node)) {
                frontier.keep(node);
                int bettering = Math.min(BETTERING, BETTERING_IN_BUNDLE * table.bundles());
                limit = frontier.cost(node) < CHEAP ? 0 : Math.min(2 * most, tried + bettering);
            } else {
                mend(node, amount, hiddenOnly);
            }
        }
    }

    private void mend(int node, double amount, boolean hiddenOnly) {
        int equation = shortest(node);
        steps += byCost[equation].length / LOOKS_IN_STEP;
        int total = table.equation(equation)[0];
        int rest = frontier.rest(node, equation);
        int offered = 0;
        for (int bundle : byCost[equation]) {
            int sign = total == bundle ? -1 : 1;
            int step = rest > 0 ? -sign : sign;
            if (rooms.of(bundle, step) < amount) {
                continue;
            }
            double price = frontier.cost(node) + STEP;
            if (!hidden[bundle]) {
                if (hiddenOnly || cost[bundle] == Double.POSITIVE_INFINITY) {
                    continue;
                }
                if (offered >= OFFERED && !mendsAnother(node, equation, bundle, step)) {
                    continue;
                }
                offered++;
                price += cost[bundle];
            }
            // No other bundle mends all for less.
            if (!frontier.moves(node, bundle) && step(node, bundle, step, price) && hidden[bundle]) {
                return;
            }
        }
    }

    private int shortest(int node) {
        int shortest = -1;
        int length = Integer.MAX_VALUE;
        for (int i = 0; i < frontier.broken(node); i++) {
            int equation = frontier.broken(node, i);
            if (table.equation(equation).length <= length) {
                length = table.equation(equation).length;
                shortest = equation;
            }
        }
        return shortest;
    }

    private boolean mendsAnother(int node, int equation, int bundle, int step) {
        for (int other : table.equationsOf(bundle)) {
            if (other != equation && frontier.rest(node, other) * change(other, bundle, step) < 0) {
                return true;
            }
        }
        return false;
    }

    private int change(int equation, int bundle, int step) {
        return table.equation(equation)[0] == bundle ? -step : step;
    }

    private boolean step(int node, int bundle, int step, double price) {
        frontier.open(node);
        for (int equation : table.equationsOf(bundle)) {
            frontier.change(equation, change(equation, bundle, step));
        }
        return frontier.add(node, bundle, step, price);
    }
}
