package dk.sluse.sdc.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that has been published of one measure of one population. Whatever is changed can be taken back. */
final class Book {

    private static final long NAMELESS = 1L << 40;

    private final Map<Box, Fact> facts = new HashMap<>();
    private final Map<Fibre, List<Fact>> fibres = new HashMap<>();
    private final Map<Long, List<Fact>> knownByUnits = new HashMap<>();
    private final Map<List<Integer>, List<Section>> sections = new HashMap<>();

    /** For each variable the set of all its codes, where it has been said. */
    private final Map<Integer, Integer> universes = new HashMap<>();

    private final List<Proof> proofs = new ArrayList<>();
    private final Set<Long> sums = new HashSet<>();
    private long nameless;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** From now on all changes stay. */
    void keep() {
        undo.clear();
        proofs.removeIf(proof -> !proof.facts().stream().allMatch(Fact::isOpen));
    }

    /** Takes back all changes since those that stay. */
    void takeBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    /** Facts that differ in one variable only; {@code rest} is what they have in common. */
    private record Fibre(int variable, Box rest) {}

    /** The facts that differ from a box in a variable only, in which the box is free. */
    List<Fact> fibre(int variable, Box rest) {
        return fibres.getOrDefault(new Fibre(variable, rest), List.of());
    }

    /** Facts free in a variable of which there is a part that is not. */
    List<Fact> freeIn(int variable) {
        return fibres.entrySet().stream()
                .filter(fibre -> fibre.getKey().variable() == variable
                        && !fibre.getValue().isEmpty())
                .map(fibre -> facts.get(fibre.getKey().rest()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether this is another set of all codes of a variable than what was known; it is known from now on. */
    boolean isNew(int variable, int all) {
        Integer before = universes.put(variable, all);
        undo.push(() -> {
            if (before == null) {
                universes.remove(variable);
            } else {
                universes.put(variable, before);
            }
        });
        return before == null || before != all;
    }

    @Nullable
    Fact find(Box box) {
        return facts.get(box);
    }

    void add(Fact fact) {
        fact.number = facts.size();
        facts.put(fact.box, fact);
        undo.push(() -> facts.remove(fact.box));
        for (int place = 0; place < fact.box.size(); place++) {
            int variable = fact.box.variable(place);
            List<Fact> alike = fibres.computeIfAbsent(
                    new Fibre(variable, fact.box.with(variable, Codes.ALL)), _ -> new ArrayList<>());
            alike.add(fact);
            undo.push(alike::removeLast);
        }
    }

    /** Adds a fact about units that no box describes; it takes part in sums only. */
    void addNameless(Fact fact) {
        fact.number = NAMELESS + nameless++;
        fact.nameless = true;
    }

    /** Makes a fact known that was not. */
    void know(Fact fact, int release, Fact.@Nullable Sum by) {
        int before = fact.release;
        fact.known = true;
        fact.release = release;
        fact.by = by;
        undo.push(() -> {
            fact.known = false;
            fact.release = before;
            fact.by = null;
        });
        if (!fact.nameless) {
            List<Fact> alike = knownByUnits.computeIfAbsent(fact.units, _ -> new ArrayList<>());
            alike.add(fact);
            undo.push(alike::removeLast);
        }
    }

    /** The known facts about so many units. */
    List<Fact> known(long units) {
        return knownByUnits.getOrDefault(units, List.of());
    }

    /** Changes what is known or demanded of a fact beside its value. */
    void change(Fact fact, Runnable change) {
        boolean unsafe = fact.unsafe;
        double lowest = fact.lowest;
        double highest = fact.highest;
        var demand = fact.demand;
        change.run();
        undo.push(() -> {
            fact.unsafe = unsafe;
            fact.lowest = lowest;
            fact.highest = highest;
            fact.demand = demand;
        });
    }

    /** Adds a sum that may tell something, unless it is there already. */
    void add(Fact.Sum sum) {
        long key = key(sum);
        if (!sums.add(key)) {
            return;
        }
        undo.push(() -> sums.remove(key));
        for (Fact fact : sum.members()) {
            if (fact.isOpen()) {
                fact.sums.add(sum);
                undo.push(fact.sums::removeLast);
            }
        }
    }

    /** The same for the same total and parts, in whatever order. */
    private static long key(Fact.Sum sum) {
        long key = 0;
        for (int place = 0; place < sum.members().length; place++) {
            long mixed = (sum.members()[place].number + 1) * (place == 0 ? -0x61c8864680b583ebL : 0xbf58476d1ce4e5b9L);
            mixed = (mixed ^ (mixed >>> 31)) * 0x94d049bb133111ebL;
            key += mixed ^ (mixed >>> 29);
        }
        return key;
    }

    List<Section> about(List<Integer> variables) {
        return sections.getOrDefault(variables, List.of());
    }

    /** Other values that open facts may have for all that is known, all at once, as distances from the true ones. */
    @SuppressWarnings("ArrayRecordComponent")
    record Proof(List<Fact> facts, int[] steps) {}

    /** Proofs of which every fact is still open; they held when they were added, and must be checked again. */
    List<Proof> proofs() {
        return proofs.stream()
                .filter(proof -> proof.facts().stream().allMatch(Fact::isOpen))
                .toList();
    }

    void add(Proof proof) {
        proofs.add(proof);
        undo.push(proofs::removeLast);
    }

    void add(List<Integer> variables, Section section) {
        List<Section> alike = sections.computeIfAbsent(variables, _ -> new ArrayList<>());
        alike.add(section);
        undo.push(alike::removeLast);
    }
}
