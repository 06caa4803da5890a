package dk.sluse.sdc.suppression;

import dk.sluse.sdc.audit.Auditor;
import dk.sluse.sdc.audit.Move;
import dk.sluse.sdc.rule.ConcentrationRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Finds the unsafe cells of a table and hides further ones until nothing hidden can be computed from what is shown.
 *
 * <p>For every hidden cell a proof is sought that a reader cannot tell its value: another table that agrees with all that is
 * shown, in which the cell is as far from its value as its rule demands. Where there is none the cheapest cells are hidden that
 * give one ({@link MoveSearch}); cells that turn out not to be needed are shown again. Then {@link Auditor}, which shares no code with
 * the search, checks every proof, bounds what is left by linear programming, and what falls short is repaired until it passes.
 * At last the reasons are marked, as far as they do not betray a value. The same table, rules and protection always give the
 * same pattern.
 *
 * <p>Guaranteed for each measure, against a reader who knows all shown cells, the rules, the reason marked at each hidden cell
 * and that frequencies are whole and not zero: the interval that he can compute for an unsafe value is as wide as its
 * rule demands, and no hidden value is determined. For unsafe sums that holds for contributors to other hidden cells too, who know
 * their own part of those, all of it where they are alone, and for coalitions within a cell as large as a p% rule reckons with (against
 * its own contributors the rule itself stands that found a cell unsafe).
 * Not treated here: the same unit in several cells that are no part of one another, and what other tables tell.
 */
public final class Protector {

    private final Table table;
    private final Protection protection;
    private final Pattern pattern;
    private final Tries tries;

    private Protector(Table table, List<SafetyRule> rules, Protection protection) {
        this.table = table;
        this.protection = protection;
        this.pattern = new Pattern(table, rules, protection);
        this.tries = new Tries(table, pattern, protection);
    }

    /**
     * Protects the table by the rules; the first rule that finds a cell unsafe is its reason, minimum frequencies before
     * others.
     */
    public static ProtectedTable protect(Table table, List<SafetyRule> rules) {
        return protect(table, rules, Protection.USUAL);
    }

    /**
     * Protects the table by the rules.
     *
     * @throws IllegalArgumentException if weights are not told for each cell, or fewer contributors than a rule looks at
     * @throws IllegalStateException if a cell cannot be protected without cells that must be shown
     */
    public static ProtectedTable protect(Table table, List<SafetyRule> rules, Protection protection) {
        protection.requireWeightsFor(table.shape().cells());
        requireContributors(table, rules);
        Protector protector = new Protector(table, rules, protection);
        if (protector.pattern.cells().length > 0) {
            protector.run();
        }
        return new ProtectedTable(table, protector.pattern.statuses());
    }

    private static void requireContributors(Table table, List<SafetyRule> rules) {
        for (SafetyRule rule : rules) {
            for (Measure measure : table.measures()) {
                if (rule instanceof ConcentrationRule concentration
                        && measure.tellsContributors()
                        && measure.largest().size() < concentration.contributors()) {
                    throw new IllegalArgumentException(
                            "a rule looks at the " + concentration.contributors() + " largest contributors, and only "
                                    + measure.largest().size() + " are told");
                }
            }
        }
    }

    private void run() {
        Cover cover = tries.best();
        Set<Integer> weak = new TreeSet<>();
        do {
            widen(cover, weak);
            coverFurtherCells(cover);
            markFurtherCells(cover);
            weak.clear();
            for (int m = 0; m < table.measures().size(); m++) {
                IntStream.of(weakCells(cover, m)).forEach(weak::add);
            }
        } while (!weak.isEmpty());
        if (protection.tellsReasons()) {
            pattern.tellReasons();
            new Reasons(table, pattern, tries.reduction(), cover).withholdWhatBetrays();
            boolean passes = IntStream.range(0, table.measures().size()).allMatch(m -> weakCells(cover, m).length == 0);
            if (!passes) {
                pattern.withholdAllReasons();
            }
        }
    }

    private void widen(Cover cover, Set<Integer> weak) {
        boolean wider = weak.isEmpty();
        for (int cell : weak) {
            wider |= cover.widen(tries.reduction().bundleOf(cell));
        }
        if (!wider) {
            throw new IllegalStateException("a cell stays computable though all around it is hidden");
        }
    }

    /** A cell that is hidden to protect others is not to be computed either, or it would protect nothing. */
    private void coverFurtherCells(Cover cover) {
        for (int[] further = cover.unasked(); further.length > 0; further = cover.unasked()) {
            for (int bundle : further) {
                cover.ask(bundle, tries.needs(bundle));
            }
            cover.meetAll();
        }
    }

    private void markFurtherCells(Cover cover) {
        for (Need need : cover.needs()) {
            int[] proof = need.proof();
            for (int at = 0; proof != null && at < proof.length; at += 2) {
                mark(proof[at], tries.reduction().cells(need.bundle())[0]);
            }
        }
        for (int bundle = 0; bundle < tries.reduction().bundles(); bundle++) {
            if (cover.hides(bundle)) {
                mark(bundle, tries.reduction().cells(bundle)[0]);
            }
        }
    }

    private void mark(int bundle, int protectedCell) {
        for (int cell : tries.reduction().cells(bundle)) {
            if (!pattern.hides(cell)) {
                pattern.hide(cell, protectedCell);
            }
        }
    }

    /** Cells that everybody can compute too closely, or contributors to others where they are guarded against those. */
    private int[] weakCells(Cover cover, int m) {
        Measure measure = table.measures().get(m);
        int[] cells = pattern.cells();
        List<Move> proofs = proofs(cover, m);
        int[] weak = Auditor.weakCells(Views.view(table, pattern, measure, cells, _ -> true), proofs);
        if (weak.length > 0 || IntStream.of(cells).noneMatch(cell -> pattern.guarded(measure, cell))) {
            return weak;
        }
        return Auditor.weakToInsiders(
                Views.view(table, pattern, measure, cells, cell -> pattern.guarded(measure, cell)),
                Views.of(cells, cell -> pattern.insidersLowest(measure, cell)),
                Views.of(cells, cell -> pattern.insidersHighest(measure, cell)),
                proofs);
    }

    private List<Move> proofs(Cover cover, int m) {
        List<Move> proofs = new ArrayList<>();
        Set<int[]> known = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Need need : cover.needs()) {
            int[] proof = need.proof();
            if (need.measure() == m && proof != null && known.add(proof)) {
                proofs.add(tries.reduction().move(proof, need.proofAmount()));
            }
        }
        return proofs;
    }
}
