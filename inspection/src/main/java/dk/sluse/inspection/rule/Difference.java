package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Place;

/**
 * A small group that two tables tell together: the units that one of two counts has and the other has not.
 *
 * @param place of the count in the one table
 * @param other place of the count in the other table
 */
public record Difference(Place place, long value, Place other, long otherValue) {

    /** How many units the group has. */
    public long units() {
        return Math.abs(value - otherValue);
    }
}
