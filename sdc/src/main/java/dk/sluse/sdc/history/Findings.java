package dk.sluse.sdc.history;

import dk.sluse.sdc.history.Disclosure.Kind;
import dk.sluse.sdc.history.Disclosure.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What one measure of a table tells. */
final class Findings {

    /** Among so many open facts the tables of an attack are named. */
    private static final int NEAR = 400;

    private final Trial trial;
    private final Codes codes;
    private final List<String> names;
    private final List<Fact> combined;

    /** @param names of all tables, the new one last */
    Findings(Trial trial, Codes codes, List<String> names) {
        this.trial = trial;
        this.codes = codes;
        this.names = names;
        trial.follow();
        trial.compare();
        boolean simple = trial.disclosed().isEmpty() && trial.differences().isEmpty();
        combined = simple ? Room.tooLittle(trial.touched(), trial.book(), trial.isWhole()) : List.of();
    }

    List<Disclosure> disclosures() {
        List<Disclosure> disclosures = new ArrayList<>();
        for (Fact fact : trial.disclosed()) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            expand(fact, 1, factors);
            disclosures.add(disclosure(Kind.COMPUTED, codes.querySet(fact.box), factors));
        }
        for (Trial.Difference difference : trial.differences()) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            expand(difference.whole(), 1, factors);
            expand(difference.part(), -1, factors);
            QuerySet rest = codes.difference(difference.whole().box, difference.part().box);
            disclosures.add(disclosure(Kind.DIFFERENCE, rest, factors));
        }
        for (Fact fact : combined) {
            Map<Fact, Integer> factors = new LinkedHashMap<>();
            nearest(fact).forEach(near -> factors.put(near, 0));
            disclosures.add(disclosure(Kind.COMBINATION, codes.querySet(fact.box), factors));
        }
        return disclosures;
    }

    /** Shown cells of the new table that would have to be hidden. */
    Set<Integer> further() {
        Cure cure = trial.cure();
        trial.disclosed().forEach(cure::add);
        for (Trial.Difference difference : trial.differences()) {
            boolean part = difference.part().release == names.size() - 1;
            cure.add(part ? difference.part() : difference.whole());
        }
        combined.forEach(cure::add);
        return cure.hidden().stream().map(this::cellOf).collect(Collectors.toCollection(TreeSet::new));
    }

    private Disclosure disclosure(Kind kind, QuerySet about, Map<Fact, Integer> factors) {
        List<Term> attack = new ArrayList<>();
        factors.forEach(
                (fact, factor) -> attack.add(new Term(factor, names.get(fact.release), codes.querySet(fact.box))));
        return new Disclosure(kind, trial.measureName(), about, attack);
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
    private List<Fact> nearest(Fact fact) {
        Map<Integer, Fact> nearest = new LinkedHashMap<>();
        List<Fact.Sum> sums = new ArrayList<>(fact.sums);
        sums.addAll(Room.around(List.of(fact), NEAR, true).sums());
        for (Fact.Sum sum : sums) {
            Arrays.stream(sum.members())
                    .filter(member -> member.known && member.by == null)
                    .min(Comparator.comparingLong(member -> member.units))
                    .ifPresent(member -> nearest.putIfAbsent(member.release, member));
        }
        return List.copyOf(nearest.values());
    }
}
