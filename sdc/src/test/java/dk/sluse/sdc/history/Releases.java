package dk.sluse.sdc.history;

import dk.sluse.sdc.Cases;
import dk.sluse.sdc.history.Release.Axis;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Small tables to publish. */
final class Releases {

    static final List<SafetyRule> THREE = List.of(new MinimumFrequency(3));

    private Releases() {}

    /** Counts in the leaves, in the order of the cells that have no part. */
    static Table table(Shape shape, Map<String, Integer> counts) {
        long[] units = new long[shape.cells()];
        double[] values = new double[shape.cells()];
        counts.forEach((name, count) -> {
            String[] codes = name.split("/", shape.dimensions().size());
            int cell = shape.cell(IntStream.range(0, codes.length)
                    .map(d -> shape.dimensions().get(d).indexOf(codes[d]))
                    .toArray());
            units[cell] = count;
            values[cell] = count;
        });
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));
    }

    static Release release(String name, Table table, Map<String, Set<String>> filters, Axis... axes) {
        ProtectedTable safe = Protector.protect(table, THREE);
        return new Release(name, "BEF", safe, List.of(axes), filters, List.of("persons"), THREE, new BitSet(), 0);
    }

    static Axis axis(String variable, Hierarchy hierarchy) {
        return Axis.of(variable, hierarchy, true);
    }

    static Set<String> shown(ProtectedTable table) {
        return names(table, cell -> !table.status(cell).suppressed());
    }

    static Set<String> names(ProtectedTable table, IntPredicate which) {
        Shape shape = table.table().shape();
        return Cases.names(shape, IntStream.range(0, shape.cells()).filter(which));
    }
}
