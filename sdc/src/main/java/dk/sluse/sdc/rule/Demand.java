package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Measure;

/**
 * How wide the interval must stay that a reader can compute for a suppressed value: its protection levels. The interval
 * must reach {@code up} above the value and {@code down} below it, and be {@code width} wide in all.
 *
 * @param up at least 0, in the unit of the measure
 * @param down at least 0; a value that is known to be no less than zero cannot be asked to reach below
 * @param width at least 0; the sliding protection level
 */
public record Demand(double up, double down, double width) {

    private static final double UNSAFE_SHARE = 0.10;

    /**
     * Where no rule says more: one unit for whole numbers; a tenth of a sum, or of what a unit usually adds where the sum
     * is smaller than that.
     */
    static Demand ofUnsafe(Measure measure, int cell, double usual) {
        double size = Math.max(Math.abs(measure.values()[cell]), usual);
        return width(measure.kind().isWhole() ? 1 : UNSAFE_SHARE * size);
    }

    /** Only that the value is not computed exactly to within this width. */
    public static Demand width(double width) {
        return new Demand(0, 0, width);
    }

    /** As far on both sides. */
    public static Demand bothSides(double distance) {
        double atLeast = Math.max(0, distance);
        return new Demand(atLeast, atLeast, 2 * atLeast);
    }

    /** The same in whole units, rounded up. */
    public Demand whole() {
        return new Demand(Math.ceil(up), Math.ceil(down), Math.ceil(width));
    }

    /** As wide as both demand. */
    public Demand and(Demand other) {
        return new Demand(Math.max(up, other.up), Math.max(down, other.down), Math.max(width, other.width));
    }
}
