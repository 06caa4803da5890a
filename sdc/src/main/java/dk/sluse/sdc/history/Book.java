package dk.sluse.sdc.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that has been published of one measure of one population. Whatever is changed can be taken back. */
final class Book {

    private final Map<Box, Fact> facts = new HashMap<>();
    private final Map<Long, List<Fact>> knownByUnits = new HashMap<>();
    private final Map<List<Integer>, List<Section>> sections = new HashMap<>();
    private final Deque<Runnable> undo = new ArrayDeque<>();

    /** From now on all changes stay. */
    void keep() {
        undo.clear();
    }

    /** Takes back all changes since those that stay. */
    void takeBack() {
        while (!undo.isEmpty()) {
            undo.pop().run();
        }
    }

    @Nullable
    Fact find(Box box) {
        return facts.get(box);
    }

    void add(Fact fact) {
        facts.put(fact.box, fact);
        undo.push(() -> facts.remove(fact.box));
    }

    /** Makes a fact known that was not. */
    void know(Fact fact, int release, Fact.@Nullable Sum by) {
        int before = fact.release;
        fact.known = true;
        fact.release = release;
        fact.by = by;
        List<Fact> alike = knownByUnits.computeIfAbsent(fact.units, _ -> new ArrayList<>());
        alike.add(fact);
        undo.push(() -> {
            fact.known = false;
            fact.release = before;
            fact.by = null;
            alike.removeLast();
        });
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

    void add(Fact.Sum sum) {
        for (Fact fact : sum.members()) {
            if (fact.isOpen()) {
                fact.sums.add(sum);
                undo.push(fact.sums::removeLast);
            }
        }
    }

    List<Section> about(List<Integer> variables) {
        return sections.getOrDefault(variables, List.of());
    }

    void add(List<Integer> variables, Section section) {
        List<Section> alike = sections.computeIfAbsent(variables, _ -> new ArrayList<>());
        alike.add(section);
        undo.push(alike::removeLast);
    }
}
