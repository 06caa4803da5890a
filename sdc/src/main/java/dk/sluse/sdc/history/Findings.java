package dk.sluse.sdc.history;

import dk.sluse.sdc.history.Disclosure.Kind;
import dk.sluse.sdc.history.Disclosure.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What one measure of a table tells. */
final class Findings {

    private final Trial trial;
    private final Codes codes;
    private final List<String> names;
    private final List<Disclosure> disclosures = new ArrayList<>();
    private final Set<Integer> further = new LinkedHashSet<>();

    /** @param names of all tables, the new one last */
    Findings(Trial trial, Codes codes, List<String> names) {
        this.trial = trial;
        this.codes = codes;
        this.names = names;
        gather();
    }

    List<Disclosure> disclosures() {
        return disclosures;
    }

    /** Shown cells of the new table that attacks make use of. */
    Set<Integer> further() {
        return further;
    }

    private void gather() {
        trial.follow();
        trial.compare();
        for (Fact fact : trial.disclosed()) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            expand(fact, 1, factors);
            report(Kind.COMPUTED, codes.querySet(fact.box), factors);
        }
        for (Trial.Difference difference : trial.differences()) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            expand(difference.whole(), 1, factors);
            expand(difference.part(), -1, factors);
            report(Kind.DIFFERENCE, codes.difference(difference.whole().box, difference.part().box), factors);
        }
        Room room = Room.around(trial.touched(), trial.isWhole());
        for (Fact fact : room.tooLittle()) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            nearest(fact, room).forEach(near -> factors.put(near, 0));
            report(Kind.COMBINATION, codes.querySet(fact.box), factors);
        }
    }

    private void report(Kind kind, QuerySet about, Map<Fact, Integer> factors) {
        List<Term> attack = new ArrayList<>();
        factors.forEach(
                (fact, factor) -> attack.add(new Term(factor, names.get(fact.release), codes.querySet(fact.box))));
        disclosures.add(new Disclosure(kind, trial.measureName(), about, attack));
        factors.keySet().stream()
                .filter(fact -> fact.release == names.size() - 1)
                .min(Comparator.comparingLong(fact -> fact.units))
                .ifPresent(fact -> further.add(cellOf(fact)));
    }

    private int cellOf(Fact fact) {
        Fact[] facts = trial.facts();
        return IntStream.range(0, facts.length)
                .filter(cell -> facts[cell] == fact)
                .findFirst()
                .orElseThrow();
    }

    /** Writes a known fact as shown facts, each so many times. */
    private void expand(Fact fact, int factor, Map<Fact, Integer> factors) {
        Fact.Sum by = fact.by;
        if (by == null) {
            factors.merge(fact, factor, Integer::sum);
            factors.remove(fact, 0);
            return;
        }
        Fact total = by.members()[0];
        if (total != fact) {
            expand(total, factor, factors);
        }
        if (total == fact || total.value != 0) {
            Arrays.stream(by.members())
                    .skip(1)
                    .filter(part -> part != fact)
                    .forEach(part -> expand(part, total == fact ? factor : -factor, factors));
        }
    }

    /** For each table that takes part its known figure with the fewest units, first among those beside the fact. */
    private List<Fact> nearest(Fact fact, Room room) {
        Map<Integer, Fact> nearest = new LinkedHashMap<>();
        List<Fact.Sum> sums = new ArrayList<>(fact.sums);
        sums.addAll(room.sums());
        for (Fact.Sum sum : sums) {
            Arrays.stream(sum.members())
                    .filter(member -> member.known)
                    .min(Comparator.comparingLong(member -> member.units))
                    .ifPresent(member -> nearest.putIfAbsent(member.release, member));
        }
        return List.copyOf(nearest.values());
    }
}
