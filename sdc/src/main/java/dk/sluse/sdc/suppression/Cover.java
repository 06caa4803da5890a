package dk.sluse.sdc.suppression;

import dk.sluse.sdc.search.Leaves;
import dk.sluse.sdc.search.MoveSearch;
import dk.sluse.sdc.search.Reduction;
import dk.sluse.sdc.search.Rooms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of hidden bundles, grown until every need is met by a move among them. */
final class Cover {

    private final Reduction table;
    private final List<Readers> readers;
    private final double[] cost;
    private final boolean[] hidden;
    private final boolean[] given;
    private final boolean[] asked;
    private final List<Need> needs = new ArrayList<>();
    private final List<List<Need>> needsOf = new ArrayList<>();
    private final MoveSearch search;

    Cover(Reduction table, Leaves leaves, List<Readers> readers, double[] cost) {
        this.table = table;
        this.readers = readers;
        this.cost = cost;
        this.hidden = new boolean[table.bundles()];
        this.given = new boolean[table.bundles()];
        this.asked = new boolean[table.bundles()];
        IntStream.range(0, table.bundles()).forEach(_ -> needsOf.add(List.of()));
        this.search = new MoveSearch(table, leaves, readers.getFirst().rooms(), cost, hidden);
    }

    boolean hides(int bundle) {
        return hidden[bundle];
    }

    /** The bundles hidden beside the given ones, the dearest first. */
    int[] further() {
        return IntStream.range(0, hidden.length)
                .filter(this::isFurther)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer bundle) -> -cost[bundle]))
                .mapToInt(bundle -> bundle)
                .toArray();
    }

    /** Whether a bundle is hidden, and not given. */
    boolean isFurther(int bundle) {
        return hidden[bundle] && !given[bundle];
    }

    /** What hiding a bundle costs here. */
    double cost(int bundle) {
        return cost[bundle];
    }

    /** Hides a bundle that is not given, or shows it; its needs and those of others are not looked at. */
    void set(int bundle, boolean hide) {
        hidden[bundle] = hide;
    }

    /** Hides a bundle for good. */
    void hide(int bundle) {
        hidden[bundle] = true;
        given[bundle] = true;
    }

    long steps() {
        return search.steps();
    }

    /** What the bundles hidden beside the given ones cost. */
    double price(double[] costs) {
        return IntStream.range(0, hidden.length)
                .filter(bundle -> hidden[bundle] && !given[bundle])
                .mapToDouble(bundle -> costs[bundle])
                .sum();
    }

    List<Need> needs() {
        return needs;
    }

    List<Need> needsOf(int bundle) {
        return needsOf.get(bundle);
    }

    /** The hidden bundles that have not been asked yet what they need. */
    int[] unasked() {
        return IntStream.range(0, hidden.length)
                .filter(bundle -> hidden[bundle] && !asked[bundle])
                .toArray();
    }

    /** Meets a need within other rooms than before, by a move among hidden bundles; false if none was found. */
    boolean meetAmongHidden(Need need, Rooms within) {
        int[] move = amongHidden(need, within);
        if (move != null) {
            need.meet(move, need.amount());
        }
        return move != null;
    }

    /** Notes all that a hidden bundle needs, which may be nothing. */
    void ask(int bundle, List<Need> itsNeeds) {
        asked[bundle] = true;
        needs.addAll(itsNeeds);
        needsOf.set(bundle, itsNeeds);
    }

    /** Meets every need that is not met, hiding what is cheapest for it. */
    void meetAll() {
        for (Need need : List.copyOf(needs)) {
            int[] proof = need.proof();
            if (proof != null) {
                meet(need.measure(), proof, need.proofAmount());
            }
        }
        for (Need need : needs) {
            if (!need.isMet()) {
                int[] move = cheapest(need);
                if (move != null) {
                    for (int at = 0; at < move.length; at += 2) {
                        hidden[move[at]] = true;
                    }
                    meet(need.measure(), move, need.amount());
                } else {
                    support(need);
                }
            }
        }
    }

    private void support(Need need) {
        search.in(rooms(need));
        int[] support = search.together(need.bundle(), need.direction(), need.amount());
        if (support != null) {
            for (int bundle : support) {
                hidden[bundle] = true;
            }
            need.supportBy(support);
        } else if (!need.meetAsPartner()) {
            throw new IllegalStateException("a cell cannot be protected without cells that must be shown");
        }
    }

    private int @Nullable [] cheapest(Need need) {
        search.in(rooms(need));
        return search.cheapest(need.bundle(), need.direction(), need.amount());
    }

    /** A move among hidden bundles that meets a need; null if none was found. */
    int @Nullable [] amongHidden(Need need) {
        return amongHidden(need, rooms(need));
    }

    /** A move that meets a need and for which less is to be hidden; looked for only briefly, null if none was found. */
    int @Nullable [] cheaper(Need need, double than) {
        search.in(rooms(need));
        return search.cheaper(need.bundle(), need.direction(), need.amount(), than);
    }

    private int @Nullable [] amongHidden(Need need, Rooms within) {
        search.in(within);
        return search.among(need.bundle(), need.direction(), need.amount());
    }

    /** Notes a move for all needs that it meets and that no other has met. */
    private void meet(int measure, int[] move, double amount) {
        for (int at = 0; at < move.length; at += 2) {
            for (Need need : needsOf.get(move[at])) {
                if (!need.isProven()
                        && need.measure() == measure
                        && need.wouldBeMet(move[at + 1], amount)
                        && allows(need, move, amount)) {
                    need.meet(move, amount);
                }
            }
        }
    }

    /** Whether a move may prove a need. */
    boolean allows(Need need, int[] move, double amount) {
        return rooms(need).allow(move, amount);
    }

    private Rooms rooms(Need need) {
        return readers.get(need.measure()).rooms(need);
    }

    /** No way was found: hides the cheapest neighbour, further and further out; false if there is none. */
    boolean widen(int bundle) {
        boolean[] seen = new boolean[hidden.length];
        List<Integer> front = new ArrayList<>(List.of(bundle));
        for (int i = 0; i < front.size(); i++) {
            int cheapest = -1;
            for (int equation : table.equationsOf(front.get(i))) {
                for (int other : table.equation(equation)) {
                    if (hidden[other] && !seen[other]) {
                        seen[other] = true;
                        front.add(other);
                    } else if (!hidden[other]
                            && cost[other] < (cheapest < 0 ? Double.POSITIVE_INFINITY : cost[cheapest])) {
                        cheapest = other;
                    }
                }
            }
            if (cheapest >= 0) {
                hidden[cheapest] = true;
                return true;
            }
        }
        return false;
    }
}
