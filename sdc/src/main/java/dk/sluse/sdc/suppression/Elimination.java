package dk.sluse.sdc.suppression;

import dk.sluse.sdc.table.Equations;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** Follows the sums of a table step by step from a cell that becomes known: where all but one are known, so is the last. */
final class Elimination {

    private final Equations equations;
    private final IntPredicate hidden;

    /** What became known, each as a sum of shown cells with their factors. */
    private final Map<Integer, Map<Integer, Integer>> derived = new HashMap<>();

    Elimination(Equations equations, IntPredicate hidden) {
        this.equations = equations;
        this.hidden = hidden;
    }

    /** How the first wanted cell is computed once this hidden one is shown; empty if none follows. */
    Optional<Explanation.Attack.Subtraction> attack(int shown, IntPredicate wanted) {
        Deque<Integer> known = new ArrayDeque<>();
        derived.put(shown, Map.of(shown, 1));
        known.add(shown);
        while (!known.isEmpty()) {
            int cell = known.remove();
            for (int place = 0; place < equations.count(cell); place++) {
                int equation = equations.equation(cell, place);
                int last = onlyUnknown(equation);
                if (last >= 0) {
                    derived.put(last, solved(equation, last));
                    if (wanted.test(last)) {
                        return Optional.of(subtraction(last));
                    }
                    known.add(last);
                }
            }
        }
        return Optional.empty();
    }

    private boolean isKnown(int cell) {
        return !hidden.test(cell) || derived.containsKey(cell);
    }

    /** The only cell of an equation that is not known yet; -1 if there is none or more than one. */
    private int onlyUnknown(int equation) {
        int unknown = -1;
        for (int place = 0; place < equations.length(equation); place++) {
            int cell = equations.member(equation, place);
            if (!isKnown(cell)) {
                if (unknown >= 0) {
                    return -1;
                }
                unknown = cell;
            }
        }
        return unknown;
    }

    private Map<Integer, Integer> solved(int equation, int wanted) {
        Map<Integer, Integer> terms = new TreeMap<>();
        for (int place = 0; place < equations.length(equation); place++) {
            int cell = equations.member(equation, place);
            if (cell != wanted) {
                int factor = -equations.sign(equation, wanted) * equations.sign(equation, cell);
                derived.getOrDefault(cell, Map.of(cell, 1))
                        .forEach((shown, times) -> terms.merge(shown, factor * times, Integer::sum));
            }
        }
        terms.values().removeIf(factor -> factor == 0);
        return terms;
    }

    private Explanation.Attack.Subtraction subtraction(int target) {
        return new Explanation.Attack.Subtraction(
                target,
                derived.getOrDefault(target, Map.of()).entrySet().stream()
                        .map(term -> new Explanation.Term(term.getValue(), term.getKey()))
                        .toList());
    }
}
