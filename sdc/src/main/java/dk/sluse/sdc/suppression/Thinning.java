package dk.sluse.sdc.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Betters a cover in which every need is met: first whatever is not needed is shown again, the dearest first; then a few bundles
 * at a time are shown where their needs can be met otherwise for less.
 */
final class Thinning {

    /** How often all hidden bundles are looked at again. */
    private static final int ROUNDS = 3;

    /** So many bundles at most are exchanged at a time, and so many sets with one bundle in them are tried. */
    private static final int EXCHANGED = 6;

    private static final int SETS = 4;

    /** A saving smaller than this share is rounding. */
    private static final double NOISE = 1e-9;

    private final Cover cover;
    private Map<Integer, List<Need>> users = new HashMap<>();

    Thinning(Cover cover) {
        this.cover = cover;
    }

    void run() {
        repeat(bundle -> without(Set.of(bundle), true));
        repeat(this::exchange);
    }

    private void repeat(IntPredicate betters) {
        boolean better = true;
        for (int round = 0; better && round < ROUNDS; round++) {
            users = new HashMap<>();
            cover.needs().forEach(this::use);
            better = Arrays.stream(cover.further()).filter(betters).count() > 0;
        }
    }

    private void use(Need need) {
        for (int bundle : need.support()) {
            users.computeIfAbsent(bundle, _ -> new ArrayList<>()).add(need);
        }
        int[] proof = need.proof();
        for (int at = 0; proof != null && at < proof.length; at += 2) {
            users.computeIfAbsent(proof[at], _ -> new ArrayList<>()).add(need);
        }
    }

    /** Tries a bundle alone, and with the others that serve a need together with it. */
    private boolean exchange(int bundle) {
        Set<Set<Integer>> sets = new LinkedHashSet<>();
        sets.add(Set.of(bundle));
        for (Need need : usersOf(bundle)) {
            Set<Integer> together = further(need);
            if (!together.isEmpty() && together.size() <= EXCHANGED && sets.size() < SETS) {
                sets.add(together);
            }
        }
        boolean better = false;
        for (Set<Integer> set : sets) {
            better |= set.stream().allMatch(cover::isFurther) && without(set, false);
        }
        return better;
    }

    private List<Need> usersOf(int bundle) {
        return users.getOrDefault(bundle, List.of()).stream()
                .filter(need -> need.isMetWith(bundle) && need.bundle() != bundle)
                .toList();
    }

    private Set<Integer> further(Need need) {
        int[] proof = need.proof();
        return proof == null
                ? Set.of()
                : IntStream.range(0, proof.length / 2)
                        .map(i -> proof[2 * i])
                        .filter(cover::isFurther)
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Shows bundles and meets their needs otherwise: among what is hidden, or for less than they cost. Where that fails, all
     * stays as it was, and the answer is false.
     */
    private boolean without(Collection<Integer> bundles, boolean amongHidden) {
        SequencedSet<Need> unmet = new LinkedHashSet<>();
        double left = 0;
        for (int bundle : bundles) {
            cover.set(bundle, false);
            left += cover.cost(bundle);
            unmet.addAll(usersOf(bundle));
        }
        Map<Need, Need.Met> before = new LinkedHashMap<>();
        List<Integer> others = new ArrayList<>();
        for (Need need : amongHidden ? unmet : unmet.reversed()) {
            if (!before.containsKey(need)) {
                int @Nullable [] move = amongHidden ? cover.amongHidden(need) : cover.cheaper(need, left * (1 - NOISE));
                if (move == null) {
                    before.forEach(Need::restore);
                    others.forEach(other -> cover.set(other, false));
                    bundles.forEach(bundle -> cover.set(bundle, true));
                    return false;
                }
                left -= hide(move, others);
                offer(before, need, move);
            }
        }
        before.keySet().forEach(this::use);
        return true;
    }

    /** What it costs to hide the bundles of a move that are not hidden yet. */
    private double hide(int[] move, List<Integer> others) {
        double cost = 0;
        for (int at = 0; at < move.length; at += 2) {
            if (!cover.hides(move[at])) {
                cover.set(move[at], true);
                cost += cover.cost(move[at]);
                others.add(move[at]);
            }
        }
        return cost;
    }

    /** One move often does for several needs; what they were met by is noted. */
    private void offer(Map<Need, Need.Met> before, Need found, int[] move) {
        before.put(found, found.met());
        found.meet(move, found.amount());
        for (int at = 0; at < move.length; at += 2) {
            for (Need need : cover.needsOf(move[at])) {
                boolean same = need.measure() == found.measure() && need.amount() == found.amount();
                if (same
                        && !before.containsKey(need)
                        && need.wouldBeMet(move[at + 1], found.amount())
                        && cover.allows(need, move, found.amount())) {
                    before.put(need, need.met());
                    need.meet(move, found.amount());
                }
            }
        }
    }
}
