package dk.sluse.sdc;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

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
            requireNumbers(measure.largest());
            requireNumbers(measure.second());
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
        for (Shape.Equation equation : shape.equations()) {
            double sum = 0;
            double size = Math.abs(values[equation.total()]);
            for (int part : equation.parts()) {
                sum += values[part];
                size += Math.abs(values[part]);
            }
            if (Math.abs(sum - values[equation.total()]) > ADDITIVE * Math.max(1, size)) {
                throw new IllegalArgumentException("cell " + equation.total() + " is not the sum of its parts");
            }
        }
    }

    /**
     * Fills the groups of a table of which only the leaf cells are set, for units that each fall in one leaf cell.
     * Works in place: units and values are added up, the two largest contributors are those of the parts.
     */
    public static Table rolledUp(Shape shape, long[] units, List<Measure> measures) {
        for (Shape.Equation equation : shape.equations()) {
            units[equation.total()] = IntStream.of(equation.parts())
                    .mapToLong(part -> units[part])
                    .sum();
            for (Measure measure : measures) {
                rollUp(equation, measure);
            }
        }
        return new Table(shape, units, measures);
    }

    private static void rollUp(Shape.Equation equation, Measure measure) {
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int part : equation.parts()) {
            sum += measure.values()[part];
            if (measure.tellsContributors()) {
                double high = measure.largest()[part];
                double low = Math.min(first, high);
                first = Math.max(first, high);
                second = Math.max(second, Math.max(low, measure.second()[part]));
            }
        }
        measure.values()[equation.total()] = sum;
        if (measure.tellsContributors()) {
            measure.largest()[equation.total()] = first;
            measure.second()[equation.total()] = second;
        }
    }
}
