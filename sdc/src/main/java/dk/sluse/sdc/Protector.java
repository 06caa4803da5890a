package dk.sluse.sdc;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds the unsafe cells of a table and hides further ones until nothing hidden can be computed from what is shown.
 *
 * <p>Works equation by equation: wherever the other hidden cells of an equation leave too little room, the cheapest
 * cell (the one with the smallest value) that gives room is hidden too. As several equations together can tell more
 * than each alone, {@link Auditor} then bounds every hidden cell by linear programming over all equations at once, and
 * what falls short is repaired until it passes. At last the reasons are marked, as far as they do not betray a value.
 * The same table and rules always give the same pattern.
 *
 * <p>Guaranteed for each measure, against a reader who knows all shown cells, the rules, the reason marked at each hidden cell
 * and that frequencies are whole and not zero: no hidden value is determined. Not treated here: what contributors know
 * of themselves, and what other tables tell.
 */
public final class Protector {

    private static final double TOLERANCE = 1e-9;

    private final Table table;
    private final List<Shape.Equation> equations;
    private final int[][] equationsOfCell;
    private final Pattern pattern;
    private final Deque<Integer> toCheck = new ArrayDeque<>();
    private final BitSet queued = new BitSet();

    private Protector(Table table, List<SafetyRule> rules) {
        this.table = table;
        this.equations = table.shape().equations();
        this.equationsOfCell = equationsOfCell(table.shape().cells(), equations);
        this.pattern = new Pattern(table, rules);
    }

    /** Protects the table by the rules; the first rule that finds a cell unsafe is its reason. */
    public static ProtectedTable protect(Table table, List<SafetyRule> rules) {
        Protector protector = new Protector(table, rules);
        if (protector.pattern.cells().length > 0) {
            protector.run();
        }
        return new ProtectedTable(table, protector.pattern.statuses());
    }

    private void run() {
        for (int cell : pattern.cells()) {
            queueEquationsOf(cell);
        }
        settle();
        Auditor auditor = new Auditor(table, equations, pattern);
        for (int[] weak = auditor.weakCells(); weak.length > 0; weak = auditor.weakCells()) {
            strengthenApart(weak);
            settle();
        }
        tellReasons();
    }

    /**
     * Marks the hidden cells with their reasons, save where the marks themselves would let a cell be computed. A mark
     * tells something of numbers alone, nothing of sums.
     */
    private void tellReasons() {
        pattern.tellReasons();
        if (table.measures().stream().noneMatch(measure -> measure.kind().isWhole())) {
            return;
        }
        Auditor auditor = new Auditor(table, equations, pattern);
        for (int[] weak = auditor.weakCells(); weak.length > 0; weak = auditor.weakCells()) {
            boolean changed = false;
            for (int cell : weak) {
                changed |= pattern.withholdReason(cell);
                for (int e : equationsOfCell[cell]) {
                    changed |= pattern.withholdReasons(members(equations.get(e)));
                }
            }
            if (!changed) {
                // What remains is told further away. Without any reason the pattern has passed already.
                pattern.withholdAllReasons();
                return;
            }
        }
    }

    private void settle() {
        for (Integer next = toCheck.poll(); next != null; next = toCheck.poll()) {
            queued.clear(next);
            settle(equations.get(next));
        }
    }

    private void settle(Shape.Equation equation) {
        for (int cell : members(equation)) {
            while (pattern.hides(cell) && lacksRoom(equation, cell)) {
                if (!hideCheapest(equation, cell)) {
                    break;
                }
            }
        }
    }

    private boolean lacksRoom(Shape.Equation equation, int cell) {
        return table.measures().stream().anyMatch(measure -> {
            double room = room(measure, equation, cell, true) + room(measure, equation, cell, false);
            return room < pattern.demandedWidth(measure, cell) - TOLERANCE;
        });
    }

    /** How far the cell can move in one direction when only this equation is looked at. */
    private double room(Measure measure, Shape.Equation equation, int cell, boolean up) {
        double others = 0;
        for (int other : members(equation)) {
            if (other != cell && pattern.hides(other)) {
                boolean sameSide = cell != equation.total() && other != equation.total();
                others += ownRoom(measure, other, sameSide != up);
            }
        }
        return Math.min(ownRoom(measure, cell, up), others);
    }

    private double ownRoom(Measure measure, int cell, boolean up) {
        double value = measure.values()[cell];
        return up ? pattern.highest(measure, cell) - value : value - pattern.lowest(measure, cell);
    }

    private boolean hideCheapest(Shape.Equation equation, int protectedCell) {
        int cheapest = Arrays.stream(members(equation))
                .filter(cell -> !pattern.hides(cell) && table.units()[cell] > 0)
                .boxed()
                .min(byCost(equation))
                .orElse(-1);
        if (cheapest < 0) {
            return false;
        }
        hide(cheapest, protectedCell);
        return true;
    }

    private Comparator<Integer> byCost(Shape.Equation equation) {
        return Comparator.comparing((Integer cell) -> cell == equation.total())
                .thenComparingLong(cell -> table.units()[cell])
                .thenComparing(Comparator.naturalOrder());
    }

    /** Strengthens weak cells that share no equation; one often cures its neighbours. */
    private void strengthenApart(int[] weak) {
        BitSet touched = new BitSet();
        boolean changed = false;
        for (int cell : weak) {
            boolean apart = Arrays.stream(equationsOfCell[cell]).noneMatch(touched::get);
            if (apart && strengthen(cell)) {
                changed = true;
                Arrays.stream(equationsOfCell[cell]).forEach(touched::set);
            }
        }
        if (!changed) {
            throw new IllegalStateException("a cell stays computable though all around it is hidden");
        }
    }

    /** Hides one more cell beside this one, where that costs least; false if all that hangs together is hidden. */
    private boolean strengthen(int weak) {
        Optional<Integer> cheapest = Arrays.stream(equationsOfCell[weak])
                .boxed()
                .flatMap(e -> Arrays.stream(members(equations.get(e))).boxed())
                .filter(cell -> !pattern.hides(cell) && table.units()[cell] > 0)
                .distinct()
                .min(Comparator.comparingLong((Integer cell) -> table.units()[cell])
                        .thenComparing(Comparator.naturalOrder()));
        cheapest.ifPresent(cell -> hide(cell, weak));
        return cheapest.isPresent() || strengthenAround(weak);
    }

    /** All neighbours are hidden already: open the way further out, at the hidden cells that share an equation. */
    private boolean strengthenAround(int weak) {
        BitSet seen = new BitSet();
        Deque<Integer> front = new ArrayDeque<>(List.of(weak));
        for (Integer at = front.poll(); at != null; at = front.poll()) {
            for (int e : equationsOfCell[at]) {
                if (hideCheapest(equations.get(e), weak)) {
                    return true;
                }
                for (int cell : members(equations.get(e))) {
                    if (pattern.hides(cell) && !seen.get(cell)) {
                        seen.set(cell);
                        front.add(cell);
                    }
                }
            }
        }
        return false;
    }

    private void hide(int cell, int protectedCell) {
        pattern.hide(cell, protectedCell);
        queueEquationsOf(cell);
    }

    private void queueEquationsOf(int cell) {
        for (int e : equationsOfCell[cell]) {
            if (!queued.get(e)) {
                queued.set(e);
                toCheck.add(e);
            }
        }
    }

    private static int[] members(Shape.Equation equation) {
        int[] members = Arrays.copyOf(equation.parts(), equation.parts().length + 1);
        members[equation.parts().length] = equation.total();
        return members;
    }

    private static int[][] equationsOfCell(int cells, List<Shape.Equation> equations) {
        int[] counts = new int[cells];
        equations.forEach(e -> Arrays.stream(members(e)).forEach(cell -> counts[cell]++));
        int[][] of = new int[cells][];
        Arrays.setAll(of, cell -> new int[counts[cell]]);
        for (int e = equations.size() - 1; e >= 0; e--) {
            for (int cell : members(equations.get(e))) {
                of[cell][--counts[cell]] = e;
            }
        }
        return of;
    }
}
