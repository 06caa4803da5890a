package dk.sluse.sdc.history;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for the figures of the new table that would have to be hidden so that a fact is not computed: the cheapest way, by
 * linear programming over all sums, to change the fact as far as is demanded while every figure that was known before stays as it
 * is.
 *
 * @see <a href="https://doi.org/10.1287/mnsc.38.11.1523">Kelly, Golden, Assad (1992), the linear relaxation</a>
 */
final class Cure {

    static {
        Loader.loadNativeLibraries();
    }

    private static final double NOISE = 1e-6;

    /** A fact of which nothing is demanded moves at least by this part of itself. */
    private static final double LEAST = 1e-3;

    /** What it costs to move a figure that is hidden anyhow. */
    private static final double STEP = 1e-3;

    private final int number;
    private final Map<Fact, List<Fact.Sum>> ownSums = new HashMap<>();
    private final Set<Fact> hidden = new LinkedHashSet<>();
    private final Set<Fact> cured = new HashSet<>();

    /**
     * @param number of the new table
     * @param ownSums all that hold within it
     */
    Cure(int number, Collection<Fact.Sum> ownSums) {
        this.number = number;
        ownSums.forEach(sum -> Arrays.stream(sum.members())
                .filter(this::isNew)
                .forEach(fact -> this.ownSums
                        .computeIfAbsent(fact, _ -> new ArrayList<>())
                        .add(sum)));
    }

    /** The figures to be hidden for all facts that it was asked about so far. */
    Set<Fact> hidden() {
        return hidden;
    }

    /** Shown by the new table, by no earlier one, and of somebody. */
    private boolean isNew(Fact fact) {
        return fact.known && fact.by == null && fact.release == number && fact.units > 0;
    }

    private boolean mayMove(Fact fact) {
        return fact.isOpen() || (fact.by != null && fact.release == number) || isNew(fact);
    }

    /** Adds what would have to be hidden for a fact; nothing if there is no way. */
    void add(Fact fact) {
        if (isNew(fact)) {
            hidden.add(fact);
        } else if (!cured.contains(fact) && !move(fact, 1)) {
            move(fact, -1);
        }
    }

    private boolean move(Fact fact, int direction) {
        double distance = Math.max(
                Math.max(fact.demand.width(), direction > 0 ? fact.demand.up() : fact.demand.down()),
                LEAST * Math.max(1, Math.abs(fact.value)));
        MPSolver solver = MPSolver.createSolver("GLOP");
        try {
            Map<Fact, MPVariable[]> moves = new LinkedHashMap<>();
            for (Fact.Sum sum : around(fact)) {
                MPConstraint constraint = solver.makeConstraint(0, 0);
                for (int place = 0; place < sum.members().length; place++) {
                    Fact member = sum.members()[place];
                    if (mayMove(member)) {
                        MPVariable[] move = moves.computeIfAbsent(member, one -> variables(solver, one, distance));
                        constraint.setCoefficient(move[0], place == 0 ? -1 : 1);
                        constraint.setCoefficient(move[1], place == 0 ? 1 : -1);
                    }
                }
            }
            MPVariable[] own = moves.computeIfAbsent(fact, one -> variables(solver, one, distance));
            if (own[direction > 0 ? 0 : 1].ub() < 1) {
                return false;
            }
            own[0].setBounds(direction > 0 ? 1 : 0, direction > 0 ? 1 : 0);
            own[1].setBounds(direction > 0 ? 0 : 1, direction > 0 ? 0 : 1);
            solver.objective().setMinimization();
            if (solver.solve() != MPSolver.ResultStatus.OPTIMAL) {
                return false;
            }
            moves.forEach((one, move) -> note(one, move[0].solutionValue() - move[1].solutionValue(), distance));
            return true;
        } finally {
            solver.delete();
        }
    }

    private void note(Fact fact, double moved, double distance) {
        if (isNew(fact) && Math.abs(moved) > NOISE) {
            hidden.add(fact);
        }
        if (Math.abs(moved) * distance >= fact.demand.width() * (1 - NOISE)) {
            cured.add(fact);
        }
    }

    /** How far a fact goes up and down, as a part of the distance. */
    private MPVariable[] variables(MPSolver solver, Fact fact, double distance) {
        double price = isNew(fact) && !hidden.contains(fact) ? 1 + fact.units : STEP;
        double lowest = isNew(fact) ? Math.min(1, fact.value) : Math.min(fact.lowest, fact.value);
        MPVariable up = solver.makeNumVar(0, (Math.max(fact.highest, fact.value) - fact.value) / distance, "");
        MPVariable down = solver.makeNumVar(0, (fact.value - lowest) / distance, "");
        solver.objective().setCoefficient(up, price);
        solver.objective().setCoefficient(down, price);
        return new MPVariable[] {up, down};
    }

    private Set<Fact.Sum> around(Fact fact) {
        Set<Fact> seen = new LinkedHashSet<>(List.of(fact));
        Set<Fact.Sum> sums = new LinkedHashSet<>();
        Deque<Fact> queue = new ArrayDeque<>(seen);
        while (!queue.isEmpty()) {
            Fact next = queue.poll();
            for (Fact.Sum sum : isNew(next) ? ownSums.getOrDefault(next, List.of()) : next.sums) {
                if (sums.add(sum)) {
                    Arrays.stream(sum.members())
                            .filter(this::mayMove)
                            .filter(seen::add)
                            .forEach(queue::add);
                }
            }
        }
        return sums;
    }
}
