package dk.sluse.sdc.table;

import java.util.Arrays;
import java.util.List;

/**
 * A table before protection: for each cell of its shape the number of distinct protected units behind it, and the
 * measures that are to be published. All measures are hidden together. The arrays are not copied, as
 * they may be long: whoever makes a table hands them over and changes them no more.
 *
 * @param shape the cells and their equations
 * @param units distinct units (persons or enterprises, whichever are fewer) per cell; 0 marks an empty cell
 * @param measures at least one; each as long as the shape has cells
 */
@SuppressWarnings("ArrayRecordComponent")
public record Table(Shape shape, long[] units, List<Measure> measures) {

    /** Relative slack within which a group may differ from the sum of its parts (binary fractions in sums). */
    private static final double ADDITIVE = 1e-6;

    public Table {
        measures = List.copyOf(measures);
        int cells = shape.cells();
        if (units.length != cells || measures.stream().anyMatch(m -> m.values().length != cells)) {
            throw new IllegalArgumentException("every measure needs one value for each of the " + cells + " cells");
        }
        if (measures.isEmpty()) {
            throw new IllegalArgumentException("a table needs a measure");
        }
        if (Arrays.stream(units).anyMatch(n -> n < 0)) {
            throw new IllegalArgumentException("a number of units is negative");
        }
        for (Measure measure : measures) {
            requireNumbers(measure.values());
            measure.largest().forEach(Table::requireNumbers);
            requireAdditive(shape, measure);
        }
    }

    /** A comparison with what is not a number is never true, and a rule that never finds anything protects nothing. */
    private static void requireNumbers(double[] values) {
        if (!Arrays.stream(values).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("a value is not a number");
        }
    }

    private static void requireAdditive(Shape shape, Measure measure) {
        double[] values = measure.values();
        Equations equations = shape.equations();
        for (int e = 0; e < equations.size(); e++) {
            double sum = 0;
            double size = Math.abs(values[equations.total(e)]);
            for (int place = 1; place < equations.length(e); place++) {
                double part = values[equations.member(e, place)];
                sum += part;
                size += Math.abs(part);
            }
            if (Math.abs(sum - values[equations.total(e)]) > ADDITIVE * Math.max(1, size)) {
                throw new IllegalArgumentException("cell " + equations.total(e) + " is not the sum of its parts");
            }
        }
    }

    /**
     * Fills the groups of a table of which only the leaf cells are set, for units that each fall in one leaf cell.
     * Works in place: units and values are added up, the largest contributors are those of the parts.
     */
    public static Table rolledUp(Shape shape, long[] units, List<Measure> measures) {
        Equations equations = shape.equations();
        for (int e = 0; e < equations.size(); e++) {
            long sum = 0;
            for (int place = 1; place < equations.length(e); place++) {
                sum += units[equations.member(e, place)];
            }
            units[equations.total(e)] = sum;
            for (Measure measure : measures) {
                rollUp(equations, e, measure);
            }
        }
        return new Table(shape, units, measures);
    }

    private static void rollUp(Equations equations, int e, Measure measure) {
        double sum = 0;
        double[] top = new double[measure.largest().size()];
        for (int place = 1; place < equations.length(e); place++) {
            int part = equations.member(e, place);
            sum += measure.values()[part];
            for (double[] one : measure.largest()) {
                Measure.rank(top, one[part]);
            }
        }
        int total = equations.total(e);
        measure.values()[total] = sum;
        for (int i = 0; i < top.length; i++) {
            measure.largest().get(i)[total] = top[i];
        }
    }
}
