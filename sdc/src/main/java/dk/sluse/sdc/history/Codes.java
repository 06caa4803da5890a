package dk.sluse.sdc.history;

import dk.sluse.sdc.history.QuerySet.Condition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Numbers for variables and for the sets of their codes that occur, so that sets are compared once and not each time. */
final class Codes {

    /** The set of all codes of a variable, named or not. */
    static final int ALL = 0;

    private static final int MOST_PARTITIONS = 50_000;

    private final Map<String, Integer> variables = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Map<String, Integer>> codes = new ArrayList<>();
    private final List<List<String>> codeNames = new ArrayList<>();
    private final Map<Map.Entry<Integer, BitSet>, Integer> sets = new HashMap<>();
    private final List<BitSet> members = new ArrayList<>(List.of(new BitSet()));
    private final Map<Integer, BitSet> universes = new HashMap<>();
    private final Map<Long, Boolean> within = new HashMap<>();
    private final Map<Partition, int[]> partitions = new HashMap<>();

    /** What was asked of a set; tables with many categories ask the same of each of their rows. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Partition(int set, int[] among) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Partition(int otherSet, int[] otherAmong)
                    && set == otherSet
                    && Arrays.equals(among, otherAmong);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(among) + set;
        }
    }

    int variable(String name) {
        return variables.computeIfAbsent(name, _ -> {
            names.add(name);
            codes.add(new HashMap<>());
            codeNames.add(new ArrayList<>());
            return names.size() - 1;
        });
    }

    /** The numbers of all variables. */
    int[] variables() {
        return IntStream.range(0, names.size()).toArray();
    }

    /** The number of a set; {@link #ALL} for an empty one. */
    int set(int variable, Set<String> wanted) {
        BitSet bits = new BitSet();
        Map<String, Integer> known = codes.get(variable);
        for (String code : wanted) {
            bits.set(known.computeIfAbsent(code, _ -> {
                codeNames.get(variable).add(code);
                return known.size();
            }));
        }
        return set(variable, bits);
    }

    private int set(int variable, BitSet bits) {
        return bits.isEmpty()
                ? ALL
                : sets.computeIfAbsent(Map.entry(variable, bits), _ -> {
                    members.add(bits);
                    return members.size() - 1;
                });
    }

    /** Notes that these sets of a variable together hold all units. */
    void exhaust(int variable, int[] sets) {
        BitSet all = universes.computeIfAbsent(variable, _ -> new BitSet());
        for (int set : sets) {
            all.or(members.get(set));
        }
    }

    /** Whether it has been said which codes all units have. */
    boolean isExhausted(int variable) {
        return universes.containsKey(variable);
    }

    /**
     * The codes of a set that are not in another; {@link #ALL} if there are none. Where it has not been said which codes there
     * are, all codes are those that were ever named.
     */
    int minus(int variable, int whole, int part) {
        BitSet rest = new BitSet();
        if (whole != ALL) {
            rest.or(members.get(whole));
        } else if (isExhausted(variable)) {
            rest.or(universes.getOrDefault(variable, rest));
        } else {
            rest.set(0, codes.get(variable).size());
        }
        rest.andNot(members.get(part));
        return set(variable, rest);
    }

    /** Whether one set is part of another of the same variable, or is it. */
    boolean within(int part, int whole) {
        if (whole == ALL || part == whole) {
            return true;
        }
        return part != ALL
                && within.computeIfAbsent(((long) part << 32) | whole, _ -> {
                    BitSet rest = (BitSet) members.get(part).clone();
                    rest.andNot(members.get(whole));
                    return rest.isEmpty();
                });
    }

    /** Whether all units of one box are in another. */
    boolean within(Box part, Box whole) {
        for (int place = 0; place < whole.size(); place++) {
            if (!within(part.setOf(whole.variable(place)), whole.set(place))) {
                return false;
            }
        }
        return true;
    }

    /**
     * The places of sets that have every code of a set once; the largest ones; empty if there are none.
     *
     * @param among not changed any more
     */
    int[] partition(int set, int[] among) {
        if (set == ALL || among.length == 0) {
            return new int[0];
        }
        if (partitions.size() > MOST_PARTITIONS) {
            partitions.clear();
        }
        return partitions.computeIfAbsent(new Partition(set, among), _ -> findPartition(set, among));
    }

    private int[] findPartition(int set, int[] among) {
        BitSet rest = (BitSet) members.get(set).clone();
        List<Integer> parts = new ArrayList<>();
        List<Integer> bySize = new ArrayList<>();
        for (int place = 0; place < among.length; place++) {
            if (among[place] != ALL && within(among[place], set)) {
                bySize.add(place);
            }
        }
        bySize.sort((a, b) -> Integer.compare(
                members.get(among[b]).cardinality(), members.get(among[a]).cardinality()));
        for (int place : bySize) {
            BitSet beyond = (BitSet) members.get(among[place]).clone();
            beyond.andNot(rest);
            if (beyond.isEmpty()) {
                rest.andNot(members.get(among[place]));
                parts.add(place);
            }
        }
        return rest.isEmpty() ? parts.stream().mapToInt(place -> place).toArray() : new int[0];
    }

    /** The units of {@code whole} that are not in {@code part}, if that is one box; else {@code whole}. */
    QuerySet difference(Box whole, Box part) {
        int differing = -1;
        for (int place = 0; place < part.size(); place++) {
            if (whole.setOf(part.variable(place)) != part.set(place)) {
                if (differing >= 0) {
                    return querySet(whole);
                }
                differing = place;
            }
        }
        SortedMap<String, Condition> conditions = new TreeMap<>(querySet(whole).conditions());
        if (differing >= 0) {
            int variable = part.variable(differing);
            boolean free = whole.setOf(variable) == ALL;
            SortedSet<String> taken = names(variable, part.set(differing));
            SortedSet<String> rest = free ? taken : names(variable, whole.setOf(variable));
            if (!free) {
                rest.removeAll(taken);
            }
            conditions.put(names.get(variable), new Condition(rest, free));
        }
        return new QuerySet(conditions);
    }

    QuerySet querySet(Box box) {
        SortedMap<String, Condition> conditions = new TreeMap<>();
        for (int place = 0; place < box.size(); place++) {
            SortedSet<String> codesOf = names(box.variable(place), box.set(place));
            conditions.put(names.get(box.variable(place)), new Condition(codesOf, false));
        }
        return new QuerySet(conditions);
    }

    private SortedSet<String> names(int variable, int set) {
        SortedSet<String> found = new TreeSet<>();
        members.get(set).stream()
                .forEach(code -> found.add(codeNames.get(variable).get(code)));
        return found;
    }
}
