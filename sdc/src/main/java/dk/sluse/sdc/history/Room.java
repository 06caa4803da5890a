package dk.sluse.sdc.history;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.Move;
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
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much room all sums together leave to open facts. What lies far from a fact is first taken as known, which leaves less
 * room than there is: a proof found so is a proof, and where there is none the circle is drawn wider.
 */
final class Room {

    /** How many open facts a circle has; who has no room in the widest is taken to have none. */
    private static final int[] CIRCLES = {400, 1_600, 6_400};

    private final Set<Fact> open;
    private final Set<Fact.Sum> sums;
    private final boolean whole;

    private Room(Set<Fact> open, Set<Fact.Sum> sums, boolean whole) {
        this.open = open;
        this.sums = sums;
        this.whole = whole;
    }

    /** The open facts that hang together with these, the nearest first. */
    static Room around(Iterable<Fact> start, int most, boolean whole) {
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
                            .filter(_ -> open.size() < most)
                            .filter(open::add)
                            .forEach(queue::add);
                }
            }
        }
        return new Room(open, sums, whole);
    }

    Set<Fact.Sum> sums() {
        return sums;
    }

    /** The facts that may not be known and have less room than is demanded; proofs that others have it are written down. */
    static List<Fact> tooLittle(Iterable<Fact> start, Book book, boolean whole) {
        Room all = around(start, Integer.MAX_VALUE, whole);
        List<Fact> weak = all.look(book, Auditor::unproven);
        for (int circle : CIRCLES) {
            if (!weak.isEmpty()) {
                weak = around(weak, circle, whole).weak(book, weak);
            }
        }
        return weak;
    }

    private List<Fact> weak(Book book, List<Fact> asked) {
        List<Fact> cells = new ArrayList<>(open);
        List<Fact> weak =
                look(book, (view, proofs) -> Auditor.weakCells(view, proofs, found -> book.add(proof(found, cells))));
        weak.retainAll(Set.copyOf(asked));
        return weak;
    }

    private List<Fact> look(Book book, BiFunction<View, List<Move>, int[]> auditor) {
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
        List<Move> proofs = book.proofs().stream()
                .filter(proof -> open.containsAll(proof.facts()))
                .map(proof -> move(proof, numbers))
                .toList();
        return Arrays.stream(auditor.apply(view(cells, Equations.of(numbers.size(), equations)), proofs))
                .mapToObj(cells::get)
                .filter(fact -> fact.unsafe)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Move move(Book.Proof proof, Map<Fact, Integer> numbers) {
        return new Move(
                proof.facts().stream()
                        .mapToInt(fact -> Objects.requireNonNull(numbers.get(fact)))
                        .toArray(),
                proof.steps(),
                1);
    }

    private static Book.Proof proof(Move move, List<Fact> cells) {
        return new Book.Proof(Arrays.stream(move.cells()).mapToObj(cells::get).toList(), move.steps());
    }

    private View view(List<Fact> cells, Equations equations) {
        return new View(
                equations,
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
    }
}
