package dk.sluse.sdc.history;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.View;
import dk.sluse.sdc.table.Equations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** How much room all sums together leave to the facts that hang together with some of them. */
final class Room {

    private final Set<Fact> open;
    private final List<Fact.Sum> sums;
    private final boolean whole;

    private Room(Set<Fact> open, List<Fact.Sum> sums, boolean whole) {
        this.open = open;
        this.sums = sums;
        this.whole = whole;
    }

    /** The open facts that hang together with these. */
    static Room around(Iterable<Fact> start, boolean whole) {
        Set<Fact> open = new LinkedHashSet<>();
        Set<Fact.Sum> sums = new LinkedHashSet<>();
        Deque<Fact> queue = new ArrayDeque<>();
        start.forEach(fact -> {
            if (fact.isOpen() && open.add(fact)) {
                queue.add(fact);
            }
        });
        while (!queue.isEmpty()) {
            for (Fact.Sum sum : queue.poll().sums) {
                if (sums.add(sum)) {
                    Arrays.stream(sum.members())
                            .filter(Fact::isOpen)
                            .filter(open::add)
                            .forEach(queue::add);
                }
            }
        }
        return new Room(open, List.copyOf(sums), whole);
    }

    List<Fact.Sum> sums() {
        return sums;
    }

    /** The facts that have less room than is demanded. */
    List<Fact> tooLittle() {
        if (open.stream().noneMatch(fact -> fact.unsafe)) {
            return List.of();
        }
        Map<Fact, Integer> numbers = new HashMap<>();
        List<Fact> cells = new ArrayList<>(open);
        cells.forEach(fact -> numbers.put(fact, numbers.size()));
        List<int[]> equations = new ArrayList<>();
        for (Fact.Sum sum : sums) {
            equations.add(Arrays.stream(sum.members())
                    .mapToInt(fact -> numbers.computeIfAbsent(fact, _ -> numbers.size()))
                    .toArray());
        }
        View view = new View(
                Equations.of(numbers.size(), equations),
                IntStream.range(0, cells.size()).toArray(),
                whole,
                cells.stream().mapToDouble(fact -> fact.value).toArray(),
                cells.stream()
                        .mapToDouble(fact -> Math.min(fact.lowest, fact.value))
                        .toArray(),
                cells.stream()
                        .mapToDouble(fact -> Math.max(fact.highest, fact.value))
                        .toArray(),
                cells.stream().mapToDouble(fact -> fact.demand.up()).toArray(),
                cells.stream().mapToDouble(fact -> fact.demand.down()).toArray(),
                cells.stream().mapToDouble(fact -> fact.demand.width()).toArray());
        return Arrays.stream(Auditor.weakCells(view, List.of()))
                .mapToObj(cells::get)
                .toList();
    }
}
