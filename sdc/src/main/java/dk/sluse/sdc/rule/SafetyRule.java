package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Table;

/** A rule by which a cell is unsafe when it stands alone. */
public sealed interface SafetyRule permits MinimumFrequency, ConcentrationRule, GroupRule, Chosen, EmptyCells {

    /** Whether the rule finds this cell unsafe; about empty cells it is asked by {@link #finds} only if it says so. */
    boolean unsafe(Table table, int cell);

    /**
     * How wide a cell that it finds unsafe must be kept open in a measure.
     *
     * @param usual what a unit usually adds to the measure, so that even a hidden zero is not computed
     */
    default Demand demand(Measure measure, int cell, double usual) {
        return Demand.ofUnsafe(measure, cell, usual);
    }

    /** What it saw in a cell that it finds unsafe. */
    Evidence evidence(Table table, int cell);

    /** Whether the rule finds this cell unsafe, empty or not. */
    default boolean finds(Table table, int cell) {
        return (table.units()[cell] > 0 || findsEmptyCells()) && unsafe(table, cell);
    }

    /** Whether empty cells can be unsafe too. */
    default boolean findsEmptyCells() {
        return false;
    }
}
