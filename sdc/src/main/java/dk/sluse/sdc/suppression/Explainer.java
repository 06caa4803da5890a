package dk.sluse.sdc.suppression;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.View;
import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Merge;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Explains the hidden cells of a protected table, one at a time. For a complement it looks for the attack anew, as if the cell were
 * shown: by adding and subtracting first, then by linear programming over all sums.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Explainer {

    private final Table table;
    private final List<SafetyRule> rules;
    private final Pattern pattern;
    private final BitSet unsafe = new BitSet();
    private final int[] hidden;
    private final Map<Merge, Merged> merged = new HashMap<>();

    /** A coarser table; only what can be shown of it is kept. */
    private record Merged(Shape shape, BitSet safe) {}

    /**
     * @param safe as {@link Protector} made it
     * @param rules by which it was protected
     * @param protection how
     */
    public Explainer(ProtectedTable safe, List<SafetyRule> rules, Protection protection) {
        this.table = safe.table();
        this.rules = List.copyOf(rules);
        this.pattern = new Pattern(table, rules, protection);
        IntStream.of(pattern.cells()).forEach(unsafe::set);
        this.hidden = IntStream.range(0, table.shape().cells())
                .filter(cell -> safe.status(cell).suppressed())
                .toArray();
        IntStream.of(hidden).filter(cell -> !pattern.hides(cell)).forEach(cell -> pattern.hide(cell, cell));
    }

    /** The hidden cells, in ascending order. */
    public IntStream hidden() {
        return IntStream.of(hidden);
    }

    /**
     * Explains a hidden cell.
     *
     * @throws IllegalArgumentException if it is shown
     */
    public Explanation explain(int cell) {
        if (!pattern.hides(cell)) {
            throw new IllegalArgumentException("the cell is shown");
        }
        if (!unsafe.get(cell)) {
            return new Explanation.Complement(cell, attack(cell));
        }
        List<Explanation.Finding> findings = rules.stream()
                .filter(rule -> rule.finds(table, cell))
                .map(rule -> new Explanation.Finding(rule, rule.evidence(table, cell)))
                .toList();
        boolean byHand = findings.stream().anyMatch(finding -> finding.rule() instanceof Chosen);
        return new Explanation.Unsafe(cell, findings, byHand ? List.of() : cures(cell));
    }

    private Explanation.Attack attack(int cell) {
        Optional<Explanation.Attack> simple = new Elimination(table.shape().equations(), pattern::hides)
                .attack(cell, unsafe::get)
                .map(one -> one);
        return simple.or(() -> IntStream.range(0, table.measures().size())
                        .mapToObj(measure -> bounds(cell, measure))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElseGet(Explanation.Attack.Beyond::new);
    }

    private Optional<Explanation.Attack> bounds(int cell, int m) {
        Measure measure = table.measures().get(m);
        int[] others = IntStream.of(hidden).filter(other -> other != cell).toArray();
        View view = Views.view(table, pattern, measure, others, _ -> true);
        int[] weak = Auditor.weakCells(view, List.of());
        if (weak.length == 0) {
            return Optional.empty();
        }
        int target = IntStream.of(weak).filter(unsafe::get).findFirst().orElse(weak[0]);
        int place = IntStream.range(0, others.length)
                .filter(one -> others[one] == target)
                .findFirst()
                .orElseThrow();
        double[][] reach = Auditor.intervals(view);
        double value = measure.values()[target];
        return Optional.of(new Explanation.Attack.Bounds(target, m, value - reach[0][place], value + reach[1][place]));
    }

    private List<Explanation.Cure> cures(int cell) {
        List<Explanation.Cure> cures = new ArrayList<>();
        for (int d = 0; d < table.shape().dimensions().size(); d++) {
            merge(cell, d).ifPresent(cures::add);
        }
        for (int d = 0; d < table.shape().dimensions().size(); d++) {
            group(cell, d).ifPresent(cures::add);
        }
        return cures;
    }

    /** The smallest category beside that makes the cell safe. */
    private Optional<Explanation.Cure> merge(int cell, int dimension) {
        int[] nodes = table.shape().nodes(cell);
        int node = nodes[dimension];
        return Merge.all(table.shape()).stream()
                .filter(merge -> merge.dimension() == dimension && (merge.first() == node || merge.second() == node))
                .filter(merge -> {
                    Merged coarser = merged.computeIfAbsent(merge, this::merged);
                    return coarser.safe().get(coarser.shape().cell(merge.nodes(nodes)));
                })
                .map(merge -> merge.first() == node ? merge.second() : merge.first())
                .min(Comparator.comparingLong(other -> units(nodes, dimension, other)))
                .map(other -> new Explanation.Cure.MergeWith(dimension, other));
    }

    private long units(int[] nodes, int dimension, int node) {
        int[] other = nodes.clone();
        other[dimension] = node;
        return table.units()[table.shape().cell(other)];
    }

    private Merged merged(Merge merge) {
        Table coarser = merge.of(table);
        BitSet safe = new BitSet();
        IntStream.range(0, coarser.shape().cells())
                .filter(cell ->
                        rules.stream().noneMatch(rule -> !(rule instanceof Chosen) && rule.finds(coarser, cell)))
                .forEach(safe::set);
        return new Merged(coarser.shape(), safe);
    }

    /** The nearest group above that is safe. */
    private Optional<Explanation.Cure> group(int cell, int dimension) {
        List<Hierarchy.Node> all = table.shape().dimensions().get(dimension).nodes();
        int[] nodes = table.shape().nodes(cell);
        while (all.get(nodes[dimension]).parent() >= 0) {
            nodes[dimension] = all.get(nodes[dimension]).parent();
            if (!unsafe.get(table.shape().cell(nodes))) {
                return Optional.of(new Explanation.Cure.UseGroup(dimension, nodes[dimension]));
            }
        }
        return Optional.empty();
    }
}
