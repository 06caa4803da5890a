package dk.sluse.tabulation;

import dk.sluse.catalogue.Variable;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Table;
import dk.sluse.tabulation.count.Counting;
import dk.sluse.tabulation.count.Entry;
import dk.sluse.tabulation.count.Tally;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Looks exactly at the cells that bounds do not show to be safe, where a unit can be in several cells: how many
 * different units there are, and how much the largest of them add.
 */
final class Doubts {

    private final Layout layout;
    private final List<Entry> entries;
    private final Tally tally;
    private final RuleSet rules;
    private final Optional<Variable> contributor;

    /**
     * @param contributor the kind of unit whose contributions may not dominate; empty if no rule asks
     */
    Doubts(Layout layout, List<Entry> entries, Tally tally, RuleSet rules, Optional<Variable> contributor) {
        this.layout = layout;
        this.entries = entries;
        this.tally = tally;
        this.rules = rules;
        this.contributor = contributor;
    }

    /**
     * Makes the table exact wherever a rule might find a cell unsafe.
     *
     * @param table built from bounds; its arrays are mended in place
     * @param units for each kind of unit how many there are at least in each cell; mended in place
     */
    void settle(Table table, Map<Variable, long[]> units, Counting counting) {
        BitSet few = new BitSet();
        BitSet dominated = new BitSet();
        long[] rows = tally.countedRows();
        for (int cell = 0; cell < table.units().length; cell++) {
            if (rows[cell] >= rules.minimumFrequency()) {
                few.set(cell, unsafe(table, cell, MinimumFrequency.class));
                dominated.set(cell, tally.entries()[cell] > 1 && unsafe(table, cell, DominanceRule.class));
            }
        }
        units.forEach((key, counts) -> {
            BitSet doubtful = new BitSet();
            few.stream().filter(cell -> counts[cell] < rules.minimumFrequency()).forEach(doubtful::set);
            if (contributes(key)) {
                doubtful.or(dominated);
            }
            settle(key, counts, doubtful, counting);
        });
        few.stream().forEach(cell -> table.units()[cell] = TableBuilder.rarest(units, cell));
    }

    private boolean contributes(Variable key) {
        return contributor.filter(key::equals).isPresent();
    }

    private boolean unsafe(Table table, int cell, Class<? extends SafetyRule> kind) {
        return rules.rules().stream().anyMatch(rule -> kind.isInstance(rule) && rule.unsafe(table, cell));
    }

    private void settle(Variable key, long[] counts, BitSet doubtful, Counting counting) {
        if (doubtful.isEmpty()) {
            return;
        }
        Map<Integer, Map<String, Double>> found = new HashMap<>();
        Map<Integer, Set<String>> counted = new HashMap<>();
        for (Map.Entry<Integer, List<Set<Integer>>> leaves : leaves(doubtful).entrySet()) {
            for (Counting.Contribution one : counting.contributions(leaves.getKey(), key, leaves.getValue())) {
                tally.forEachAround(layout.nodes(one.places()), cell -> {
                    if (doubtful.get(cell)) {
                        found.computeIfAbsent(cell, _ -> new HashMap<>()).merge(one.unit(), one.sum(), Double::sum);
                        if (one.counts()) {
                            counted.computeIfAbsent(cell, _ -> new HashSet<>()).add(one.unit());
                        }
                    }
                });
            }
        }
        found.forEach((cell, contributions) -> {
            counts[cell] = counted.getOrDefault(cell, contributions.keySet()).size();
            if (contributes(key)) {
                rank(cell, contributions);
            }
        });
    }

    private void rank(int cell, Map<String, Double> contributions) {
        List<Double> sizes =
                contributions.values().stream().map(Math::abs).sorted().toList().reversed();
        tally.largest()[cell] = sizes.getFirst();
        tally.second()[cell] = sizes.size() > 1 ? sizes.get(1) : 0;
    }

    /** For each period the leaf categories, dimension by dimension, that the doubtful cells are made of. */
    private Map<Integer, List<Set<Integer>>> leaves(BitSet doubtful) {
        Map<Integer, List<Set<Integer>>> leaves = new HashMap<>();
        for (Entry entry : entries) {
            tally.forEachAround(layout.nodes(entry.places()), cell -> {
                if (doubtful.get(cell)) {
                    List<Set<Integer>> places = leaves.computeIfAbsent(entry.places()[0], _ -> empty());
                    for (int i = 0; i < places.size(); i++) {
                        places.get(i).add(entry.places()[i + 1]);
                    }
                }
            });
        }
        return leaves;
    }

    private List<Set<Integer>> empty() {
        List<Set<Integer>> places = new ArrayList<>();
        for (int i = 0; i < layout.categories().size(); i++) {
            places.add(new HashSet<>());
        }
        return places;
    }
}
