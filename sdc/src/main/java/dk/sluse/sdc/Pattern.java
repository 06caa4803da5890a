package dk.sluse.sdc;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The suppressed cells of a table while they are being chosen. Only ever grows. */
final class Pattern {

    private final @Nullable CellStatus[] hidden;
    private final BitSet told = new BitSet();
    private final BitSet veiled = new BitSet();
    private final int frequencyThreshold;
    private final IdentityHashMap<Measure, Double> usual = new IdentityHashMap<>();

    Pattern(Table table, List<SafetyRule> rules) {
        hidden = new CellStatus[table.shape().cells()];
        frequencyThreshold = rules.stream()
                .mapToInt(rule -> rule instanceof MinimumFrequency(int threshold) ? threshold : 1)
                .max()
                .orElse(1);
        for (int cell = 0; cell < hidden.length; cell++) {
            if (table.units()[cell] > 0) {
                hidden[cell] = primary(table, cell, rules);
            }
        }
        veil(table);
        table.measures().forEach(measure -> usual.put(measure, usual(table, measure)));
    }

    /**
     * Where a total has too few units, not even the zeros below it are shown: they would tell where those few are not,
     * and so where they are. Nor is it told which of the cells below are zero.
     */
    private void veil(Table table) {
        List<Shape.Equation> equations = table.shape().equations();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Shape.Equation equation : equations) {
                if (rare(equation.total()) || veiled.get(equation.total())) {
                    for (int part : equation.parts()) {
                        changed |= !veiled.get(part);
                        veiled.set(part);
                    }
                }
            }
        }
        unveil(table, equations);
        veiled.stream()
                .filter(cell -> hidden[cell] == null)
                .forEach(cell -> hidden[cell] = new CellStatus.Primary(new MinimumFrequency(frequencyThreshold)));
    }

    /** What is zero for all is no news about few: a zero that follows from shown zeros is shown too. */
    private void unveil(Table table, List<Shape.Equation> equations) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Shape.Equation equation : equations) {
                int total = equation.total();
                if (table.units()[total] == 0) {
                    boolean partsShown = IntStream.of(equation.parts()).noneMatch(veiled::get);
                    boolean shown = !veiled.get(total) || partsShown;
                    changed |= shown && (veiled.get(total) || !partsShown);
                    if (shown) {
                        veiled.clear(total);
                        IntStream.of(equation.parts()).forEach(veiled::clear);
                    }
                }
            }
        }
    }

    /** What a unit adds on average where most is added. */
    private static double usual(Table table, Measure measure) {
        int largest = 0;
        for (int cell = 1; cell < measure.values().length; cell++) {
            if (Math.abs(measure.values()[cell]) > Math.abs(measure.values()[largest])) {
                largest = cell;
            }
        }
        return Math.abs(measure.values()[largest]) / Math.max(1, table.units()[largest]);
    }

    private static @Nullable CellStatus primary(Table table, int cell, List<SafetyRule> rules) {
        for (SafetyRule rule : rules) {
            if (rule.unsafe(table, cell)) {
                return new CellStatus.Primary(rule);
            }
        }
        return null;
    }

    boolean hides(int cell) {
        return hidden[cell] != null;
    }

    void hide(int cell, int protectedCell) {
        if (hidden[cell] != null) {
            throw new IllegalStateException("cell is hidden already");
        }
        hidden[cell] = new CellStatus.Secondary(protectedCell);
    }

    /** Hidden cells in ascending order. */
    int[] cells() {
        return IntStream.range(0, hidden.length).filter(this::hides).toArray();
    }

    List<CellStatus> statuses() {
        List<CellStatus> statuses = new ArrayList<>(hidden.length);
        for (int cell = 0; cell < hidden.length; cell++) {
            CellStatus status = hidden[cell];
            if (status == null) {
                statuses.add(new CellStatus.Published());
            } else {
                statuses.add(told.get(cell) ? status : new CellStatus.Withheld());
            }
        }
        return statuses;
    }

    /** From now on every hidden cell is marked with why it is hidden. */
    void tellReasons() {
        told.set(0, hidden.length);
        told.andNot(veiled);
    }

    /** Whether there was a reason to withhold. */
    boolean withholdReason(int cell) {
        boolean was = told.get(cell);
        told.clear(cell);
        return was;
    }

    /** Whether there was a reason to withhold at any of these. */
    boolean withholdReasons(int[] cells) {
        boolean changed = false;
        for (int cell : cells) {
            changed |= withholdReason(cell);
        }
        return changed;
    }

    void withholdAllReasons() {
        told.clear();
    }

    /**
     * The smallest and largest value that anybody who reads the table and its marks must reckon with, before any sum
     * is looked at. Where the mark tells why a cell is hidden, one hidden for its frequency is known to lie below the
     * threshold and every other one at or above it; else only that it is not zero, as zeros are shown, save below a
     * total with too few units.
     */
    double lowest(Measure measure, int cell) {
        return switch (measure.kind()) {
            case FREQUENCY, EVENTS -> veiled.get(cell) ? 0 : told.get(cell) && !rare(cell) ? frequencyThreshold : 1;
            case NON_NEGATIVE -> 0;
            case ANY_SIGN -> Double.NEGATIVE_INFINITY;
        };
    }

    double highest(Measure measure, int cell) {
        return measure.kind() == Measure.Kind.FREQUENCY && told.get(cell) && rare(cell)
                ? frequencyThreshold - 1
                : Double.POSITIVE_INFINITY;
    }

    private boolean rare(int cell) {
        return hidden[cell] instanceof CellStatus.Primary(MinimumFrequency _);
    }

    /**
     * How wide the interval must be that can be computed for a suppressed value: one unit for frequencies; for sums a
     * tenth of an unsafe value, and a hundredth of one that is hidden to protect another; of what a unit usually adds
     * where the value is smaller than that, so that a hidden zero is not computed either.
     */
    double demandedWidth(Measure measure, int cell) {
        double size = Math.max(Math.abs(measure.values()[cell]), usual.getOrDefault(measure, 0.0));
        if (measure.kind().isWhole()) {
            return 1;
        }
        return size * (hidden[cell] instanceof CellStatus.Primary ? 0.10 : 0.01);
    }
}
