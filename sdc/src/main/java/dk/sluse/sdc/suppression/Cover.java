package dk.sluse.sdc.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A set of hidden bundles, grown until every need is met by a move among them, and then thinned out. */
final class Cover {

    /** How often all hidden bundles are looked at again for some that can be shown. */
    private static final int ROUNDS = 3;

    private final Reduction table;
    private final List<Rooms> rooms;
    private final double[] cost;
    private final boolean[] hidden;
    private final boolean[] given;
    private final boolean[] asked;
    private final List<Need> needs = new ArrayList<>();
    private final List<List<Need>> needsOf = new ArrayList<>();
    private final MoveSearch search;

    Cover(Reduction table, CubeSearch.Leaves leaves, List<Rooms> rooms, double[] cost) {
        this.table = table;
        this.rooms = rooms;
        this.cost = cost;
        this.hidden = new boolean[table.bundles()];
        this.given = new boolean[table.bundles()];
        this.asked = new boolean[table.bundles()];
        IntStream.range(0, table.bundles()).forEach(_ -> needsOf.add(List.of()));
        this.search = new MoveSearch(table, leaves, cost, hidden);
    }

    boolean hides(int bundle) {
        return hidden[bundle];
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
        int[] support = new FractionalSearch(table, cost, hidden).find(need, rooms.get(need.measure()));
        if (support == null) {
            throw new IllegalStateException("a cell cannot be protected without cells that must be shown");
        }
        for (int bundle : support) {
            hidden[bundle] = true;
        }
        need.supportBy(support);
    }

    private int @Nullable [] cheapest(Need need) {
        search.in(rooms.get(need.measure()));
        return search.cheapest(need.bundle(), need.direction(), need.amount());
    }

    private int @Nullable [] amongHidden(Need need, Rooms within) {
        search.in(within);
        return search.among(need.bundle(), need.direction(), need.amount());
    }

    /** Notes a move for all needs that it meets and that no other has met. */
    private void meet(int measure, int[] move, double amount) {
        for (int at = 0; at < move.length; at += 2) {
            for (Need need : needsOf.get(move[at])) {
                if (!need.isProven() && need.measure() == measure && need.wouldBeMet(move[at + 1], amount)) {
                    need.meet(move, amount);
                }
            }
        }
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

    /** Shows again what is not needed, the dearest first: all needs it served must be met without it. */
    void thinOut() {
        for (int round = 0; round < ROUNDS; round++) {
            Map<Integer, List<Need>> users = new HashMap<>();
            needs.forEach(need -> use(users, need));
            int[] further = IntStream.range(0, hidden.length)
                    .filter(bundle -> hidden[bundle] && !given[bundle])
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer bundle) -> -cost[bundle]))
                    .mapToInt(bundle -> bundle)
                    .toArray();
            if (Arrays.stream(further).filter(bundle -> show(bundle, users)).count() == 0) {
                return;
            }
        }
    }

    private static void use(Map<Integer, List<Need>> users, Need need) {
        for (int bundle : need.support()) {
            users.computeIfAbsent(bundle, _ -> new ArrayList<>()).add(need);
        }
        int[] proof = need.proof();
        for (int at = 0; proof != null && at < proof.length; at += 2) {
            users.computeIfAbsent(proof[at], _ -> new ArrayList<>()).add(need);
        }
    }

    private boolean show(int bundle, Map<Integer, List<Need>> users) {
        hidden[bundle] = false;
        Map<Need, int[]> instead = new LinkedHashMap<>();
        for (Need need : users.getOrDefault(bundle, List.of())) {
            if (need.isMetWith(bundle) && need.bundle() != bundle && !instead.containsKey(need)) {
                int[] move = amongHidden(need, rooms.get(need.measure()));
                if (move == null) {
                    hidden[bundle] = true;
                    return false;
                }
                offer(instead, need, move);
            }
        }
        instead.forEach((need, move) -> {
            need.meet(move, need.amount());
            use(users, need);
        });
        return true;
    }

    /** One move often does for several needs. */
    private void offer(Map<Need, int[]> instead, Need found, int[] move) {
        instead.put(found, move);
        for (int at = 0; at < move.length; at += 2) {
            for (Need need : needsOf.get(move[at])) {
                boolean same = need.measure() == found.measure() && need.amount() == found.amount();
                if (same && need.wouldBeMet(move[at + 1], found.amount())) {
                    instead.putIfAbsent(need, move);
                }
            }
        }
    }
}
