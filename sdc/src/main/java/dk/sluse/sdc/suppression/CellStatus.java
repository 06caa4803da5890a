package dk.sluse.sdc.suppression;

import dk.sluse.sdc.rule.SafetyRule;

/** What becomes of a cell. */
public sealed interface CellStatus {

    /** Shown as it is. */
    record Published() implements CellStatus {}

    /** Hidden because this rule finds it unsafe. */
    record Primary(SafetyRule rule) implements CellStatus {}

    /** Hidden because this other suppressed cell could be computed from it. */
    record Secondary(int protectedCell) implements CellStatus {}

    /** Hidden, and why is not told either, because the reason beside what is shown would give the value away. */
    record Withheld() implements CellStatus {}

    default boolean suppressed() {
        return !(this instanceof Published);
    }
}
