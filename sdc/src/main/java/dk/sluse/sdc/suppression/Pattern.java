package dk.sluse.sdc.suppression;

import dk.sluse.sdc.rule.Demand;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.PercentRule;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The suppressed cells of a table while they are being chosen, and what a reader knows of them beforehand. */
final class Pattern {

    private final @Nullable CellStatus[] hidden;
    private final Table table;
    private final List<SafetyRule> rules;
    private final BitSet primaries = new BitSet();
    private final BitSet told = new BitSet();
    private final BitSet veiled = new BitSet();
    private final int frequencyThreshold;
    private final boolean insiders;
    private final int coalition;

    /** Whether some hidden cell is empty by a rule: then nobody knows of a hidden cell that it is not. */
    private boolean hidesEmpty;

    /** A sum that is hidden to protect another is not unsafe itself; it is only not to be computed, to this share of it. */
    private static final double SECONDARY_SHARE = 1e-5;

    private final IdentityHashMap<Measure, Double> usual = new IdentityHashMap<>();
    private final IdentityHashMap<Measure, double[]> floors = new IdentityHashMap<>();

    Pattern(Table table, List<SafetyRule> rules, Protection protection) {
        this.table = table;
        this.insiders = protection.insiders();
        this.coalition = rules.stream()
                .mapToInt(rule -> rule instanceof PercentRule percent ? percent.n() : 1)
                .max()
                .orElse(1);
        this.rules = effective(rules);
        hidden = new CellStatus[table.shape().cells()];
        frequencyThreshold = this.rules.stream()
                .mapToInt(rule -> rule instanceof MinimumFrequency(int threshold) ? threshold : 1)
                .findFirst()
                .orElse(1);
        for (int cell = 0; cell < hidden.length; cell++) {
            hidden[cell] = primary(cell);
            primaries.set(cell, hidden[cell] != null);
            hidesEmpty |= hidden[cell] != null && table.units()[cell] == 0;
        }
        if (protection.veilsZeros()) {
            veil();
        }
        for (Measure measure : table.measures()) {
            usual.put(measure, usual(measure));
            floors.put(measure, floors(measure));
        }
    }

    /** The strictest minimum frequency finds all that others find, and comes first, as its mark tells a number. */
    private static List<SafetyRule> effective(List<SafetyRule> rules) {
        List<SafetyRule> effective = new ArrayList<>();
        rules.stream()
                .flatMap(rule -> rule instanceof MinimumFrequency one ? Stream.of(one) : Stream.empty())
                .max(Comparator.comparingInt(MinimumFrequency::threshold))
                .ifPresent(effective::add);
        rules.stream().filter(rule -> !(rule instanceof MinimumFrequency)).forEach(effective::add);
        return List.copyOf(effective);
    }

    /** What each cell cannot be below even if all of the table were hidden. */
    private double[] floors(Measure measure) {
        double[] floors = new double[hidden.length];
        Arrays.setAll(floors, cell -> table.units()[cell] == 0 && hidden[cell] == null ? 0 : lowest(measure, cell));
        Equations equations = table.shape().equations();
        for (int e = 0; measure.kind().isWhole() && e < equations.size(); e++) {
            double sum = 0;
            for (int place = 1; place < equations.length(e); place++) {
                sum += floors[equations.member(e, place)];
            }
            floors[equations.total(e)] = Math.max(floors[equations.total(e)], sum);
        }
        return floors;
    }

    /**
     * Where a total has too few units, not even the zeros below it are shown: they would tell where those few are not,
     * and so where they are. Nor is it told which of the cells below are zero.
     */
    private void veil() {
        Equations equations = table.shape().equations();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int e = 0; e < equations.size(); e++) {
                if (rare(equations.total(e)) || veiled.get(equations.total(e))) {
                    for (int place = 1; place < equations.length(e); place++) {
                        changed |= !veiled.get(equations.member(e, place));
                        veiled.set(equations.member(e, place));
                    }
                }
            }
        }
        unveil(equations);
        veiled.stream().filter(cell -> hidden[cell] == null).forEach(cell -> {
            hidden[cell] = new CellStatus.Primary(new MinimumFrequency(frequencyThreshold));
            primaries.set(cell);
        });
    }

    /** What is zero for all is no news about few: a zero that follows from shown zeros is shown too. */
    private void unveil(Equations equations) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int e = 0; e < equations.size(); e++) {
                int total = equations.total(e);
                if (table.units()[total] == 0) {
                    int equation = e;
                    boolean partsShown = IntStream.range(1, equations.length(e))
                            .noneMatch(place -> veiled.get(equations.member(equation, place)));
                    boolean shown = !veiled.get(total) || partsShown;
                    changed |= shown && (veiled.get(total) || !partsShown);
                    if (shown) {
                        veiled.clear(total);
                        IntStream.range(1, equations.length(e))
                                .forEach(place -> veiled.clear(equations.member(equation, place)));
                    }
                }
            }
        }
    }

    /** What a unit adds on average where most is added. */
    private double usual(Measure measure) {
        int largest = 0;
        for (int cell = 1; cell < measure.values().length; cell++) {
            if (Math.abs(measure.values()[cell]) > Math.abs(measure.values()[largest])) {
                largest = cell;
            }
        }
        double value = Math.abs(measure.values()[largest]);
        return value == 0 ? 1 : value / Math.max(1, table.units()[largest]);
    }

    private @Nullable CellStatus primary(int cell) {
        for (SafetyRule rule : rules) {
            if (rule.finds(table, cell)) {
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
        if (!hidesEmpty) {
            told.set(0, hidden.length);
            told.andNot(veiled);
        }
    }

    /** Marks no hidden cell. */
    void withholdAllReasons() {
        told.clear();
    }

    /** Takes the reason away from a hidden cell again. */
    void withholdReason(int cell) {
        told.clear(cell);
    }

    /**
     * The smallest and largest value that anybody who reads the table and its marks must reckon with, before any sum
     * is looked at. Where the mark tells why a cell is hidden, one hidden for its frequency is known to lie below the
     * threshold and every other one at or above it; else only that it is not zero, as zeros are shown, save below a
     * total with too few units.
     */
    double lowest(Measure measure, int cell) {
        return switch (measure.kind()) {
            case FREQUENCY, EVENTS ->
                hidesEmpty || veiled.get(cell) ? 0 : told.get(cell) && !rare(cell) ? frequencyThreshold : 1;
            case NON_NEGATIVE -> 0;
            case ANY_SIGN -> Double.NEGATIVE_INFINITY;
        };
    }

    double highest(Measure measure, int cell) {
        return measure.kind() == Measure.Kind.FREQUENCY && told.get(cell) && rare(cell)
                ? frequencyThreshold - 1
                : Double.POSITIVE_INFINITY;
    }

    /**
     * The same for a reader who has contributed to the cell, or for as many of its contributors as a rule thinks may join. They know
     * their own part; where there are no others, all. What they know of totals follows from the parts.
     */
    double insidersLowest(Measure measure, int cell) {
        if (knownToInsiders(measure, cell)) {
            return measure.values()[cell];
        }
        int told = Math.min(coalition, measure.largest().size());
        return measure.kind() == Measure.Kind.NON_NEGATIVE
                        && !table.shape().equations().isTotal(cell)
                ? Math.min(measure.largest(cell, told), measure.values()[cell])
                : lowest(measure, cell);
    }

    double insidersHighest(Measure measure, int cell) {
        return knownToInsiders(measure, cell) ? measure.values()[cell] : highest(measure, cell);
    }

    /** Somebody who is alone in a cell does not know that from a frequency, but from what he adds to a sum. */
    private boolean knownToInsiders(Measure measure, int cell) {
        return measure.kind() != Measure.Kind.FREQUENCY
                && !table.shape().equations().isTotal(cell)
                && table.units()[cell] > 0
                && table.units()[cell] <= coalition;
    }

    /** Whether contributors to other cells must not compute a hidden value more closely than demanded either. */
    boolean guarded(Measure measure, int cell) {
        return insiders && measure.kind() != Measure.Kind.FREQUENCY && primaries.get(cell);
    }

    private boolean rare(int cell) {
        return hidden[cell] instanceof CellStatus.Primary(MinimumFrequency _);
    }

    /** How wide the interval must stay that can be computed for a hidden cell in a measure. */
    Demand demand(Measure measure, int cell) {
        double usually = Objects.requireNonNull(usual.get(measure));
        double size = Math.max(Math.abs(measure.values()[cell]), usually);
        Demand most = Demand.width(measure.kind().isWhole() ? 1 : SECONDARY_SHARE * size);
        for (SafetyRule rule : rules) {
            if (primaries.get(cell) && rule.finds(table, cell)) {
                most = most.and(rule.demand(measure, cell, usually));
            }
        }
        Demand whole = measure.kind().isWhole() ? most.whole() : most;
        double room = measure.values()[cell] - Objects.requireNonNull(floors.get(measure))[cell];
        return new Demand(whole.up(), Math.max(0, Math.min(whole.down(), room)), whole.width());
    }
}
