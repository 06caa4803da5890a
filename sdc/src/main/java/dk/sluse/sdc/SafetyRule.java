package dk.sluse.sdc;

/** A rule by which a cell is unsafe when it stands alone. */
public sealed interface SafetyRule permits MinimumFrequency, DominanceRule {

    /** Whether the rule finds this non-empty cell unsafe. */
    boolean unsafe(Table table, int cell);
}
