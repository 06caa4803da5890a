package dk.sluse.delivery.update;

import java.util.List;

/**
 * How two versions of a period differ in what a scheme has agreed on. Numbers are rounded, as they are shown outside the scheme's room.
 *
 * @param rowsAdded rows about units, or with values where rows are no units, that are new
 * @param rowsDropped the same that are gone
 * @param rowsChanged rows about the same unit in which a variable has another value; 0 where rows are no units
 * @param variables those that have other values in rows that stayed, with how many
 */
public record Difference(long rowsAdded, long rowsDropped, long rowsChanged, List<Changed> variables) {

    /** A variable with other values. */
    public record Changed(String variable, long rows) {}

    /** There is something new, and what is not told: the scheme has only some rows, or looking for it failed. */
    public static final Difference UNTOLD = new Difference(-1, -1, -1, List.of());

    public Difference {
        variables = List.copyOf(variables);
    }

    public boolean isTold() {
        return rowsAdded >= 0;
    }

    public boolean isNone() {
        return rowsAdded == 0 && rowsDropped == 0 && rowsChanged == 0;
    }
}
