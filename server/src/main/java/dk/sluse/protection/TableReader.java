package dk.sluse.protection;

import dk.sluse.sdc.rule.ConcentrationRule;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the table that a specification describes from a data file. */
final class TableReader {

    private static final int NAMED = 5;

    private final Specification specification;
    private final DataFile data;
    private final Shape shape;
    private final long[] units;
    private final double[] values;
    private final boolean[] given;

    private TableReader(Specification specification, DataFile data, Path folder) throws IOException {
        this.specification = specification;
        this.data = data;
        List<Hierarchy> groupings = new ArrayList<>();
        for (Specification.Dimension dimension : specification.dimensions()) {
            groupings.add(
                    dimension.hierarchy() == null
                            ? HierarchyFile.flat(dimension, codes(dimension))
                            : HierarchyFile.read(folder.resolve(dimension.hierarchy()), dimension));
        }
        this.shape = new Shape(groupings);
        this.units = new long[shape.cells()];
        this.values = new double[shape.cells()];
        this.given = new boolean[shape.cells()];
    }

    /** @param folder where the hierarchy files are */
    static Table read(Specification specification, DataFile data, Path folder) throws IOException {
        TableReader reader = new TableReader(specification, data, folder);
        return specification.isOfCells() ? reader.cells() : reader.units();
    }

    private Set<String> codes(Specification.Dimension dimension) {
        Set<String> codes = new TreeSet<>();
        data.read(List.of(dimension.column()), (_, cells) -> codes.add(cells[0]));
        return codes;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(specification.dimensions().stream()
                .map(Specification.Dimension::column)
                .toList());
        if (specification.count() != null) {
            columns.add(specification.count());
        }
        if (specification.measure() != null) {
            columns.add(specification.measure().column());
        }
        if (specification.contributor() != null) {
            columns.add(specification.contributor());
        }
        return columns;
    }

    private int cell(long line, String[] row) {
        int[] nodes = new int[shape.dimensions().size()];
        for (int d = 0; d < nodes.length; d++) {
            Hierarchy grouping = shape.dimensions().get(d);
            try {
                nodes[d] = grouping.indexOf(row[d]);
            } catch (IllegalArgumentException e) {
                throw new Problem("line " + line + ": " + grouping.name() + " has the code '" + row[d]
                        + "', which is not in its hierarchy");
            }
        }
        return shape.cell(nodes);
    }

    private double number(long line, String column, String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, like what is no finite number
        }
        throw new Problem("line " + line + ": " + column + " is '" + text + "', not a number");
    }

    private long count(long line, String[] row) {
        if (specification.count() == null) {
            return 1;
        }
        double count =
                number(line, specification.count(), row[shape.dimensions().size()]);
        if (count < 0 || count != Math.rint(count)) {
            throw new Problem("line " + line + ": " + specification.count() + " is " + count
                    + "; a number of units is whole and not negative");
        }
        return (long) count;
    }

    private double value(long line, String[] row, long count) {
        Specification.Quantity measure = specification.measure();
        return measure == null
                ? count
                : number(
                        line,
                        measure.column(),
                        row[shape.dimensions().size() + (specification.count() == null ? 0 : 1)]);
    }

    private Measure.Kind kind() {
        return specification.measure() == null
                ? Measure.Kind.FREQUENCY
                : specification.measure().kindOrUsual();
    }

    private int contributors() {
        return specification.safetyRules().stream()
                .mapToInt(rule -> rule instanceof ConcentrationRule one ? one.contributors() : 0)
                .max()
                .orElse(0);
    }

    private Table units() {
        List<Map<String, Double>> contributions = new ArrayList<>();
        IntStream.range(0, shape.cells()).forEach(_ -> contributions.add(new HashMap<>()));
        boolean told = specification.measure() != null && contributors() > 0;
        data.read(columns(), (line, row) -> {
            int leaf = cell(line, row);
            long count = count(line, row);
            double value = value(line, row, count);
            String who = specification.contributor() == null ? "row " + line : row[row.length - 1];
            for (int cell : above(leaf)) {
                units[cell] += count;
                values[cell] += value;
                if (told || specification.contributor() != null) {
                    contributions.get(cell).merge(who, value, Double::sum);
                }
            }
        });
        if (specification.contributor() != null) {
            Arrays.setAll(units, cell -> contributions.get(cell).size());
            if (specification.measure() == null) {
                throw new Problem(
                        "a contributor is told apart in sums only: name a measure, or leave the contributor out");
            }
        }
        return new Table(shape, units, List.of(new Measure(kind(), values, told ? largest(contributions) : List.of())));
    }

    private List<double[]> largest(List<Map<String, Double>> contributions) {
        List<double[]> largest = new ArrayList<>();
        IntStream.range(0, contributors()).forEach(_ -> largest.add(new double[shape.cells()]));
        for (int cell = 0; cell < shape.cells(); cell++) {
            double[] sorted = contributions.get(cell).values().stream()
                    .mapToDouble(value -> -Math.abs(value))
                    .sorted()
                    .toArray();
            for (int i = 0; i < Math.min(sorted.length, largest.size()); i++) {
                largest.get(i)[cell] = -sorted[i];
            }
        }
        return largest;
    }

    /** The cells that a leaf cell is part of, itself among them. */
    private int[] above(int leaf) {
        List<int[]> found = new ArrayList<>(List.of(shape.nodes(leaf)));
        for (int d = 0; d < shape.dimensions().size(); d++) {
            int dimension = d;
            List<int[]> more = new ArrayList<>();
            for (int[] nodes : found) {
                int node = shape.dimensions().get(d).nodes().get(nodes[d]).parent();
                while (node >= 0) {
                    int[] above = nodes.clone();
                    above[dimension] = node;
                    more.add(above);
                    node = shape.dimensions().get(d).nodes().get(node).parent();
                }
            }
            found.addAll(more);
        }
        return found.stream().mapToInt(shape::cell).distinct().toArray();
    }

    private Table cells() {
        if (contributors() > 0) {
            throw new Problem(
                    "rules on the largest contributors need units as input; a list of cells does not tell them");
        }
        data.read(columns(), (line, row) -> {
            int cell = cell(line, row);
            if (given[cell]) {
                throw new Problem("line " + line + ": the cell " + name(cell) + " stands in the list twice");
            }
            given[cell] = true;
            units[cell] = count(line, row);
            values[cell] = value(line, row, units[cell]);
        });
        Equations equations = shape.equations();
        List<String> wrong = new ArrayList<>();
        for (int e = 0; e < equations.size(); e++) {
            int total = equations.total(e);
            double sum = 0;
            long count = 0;
            for (int place = 1; place < equations.length(e); place++) {
                sum += values[equations.member(e, place)];
                count += units[equations.member(e, place)];
            }
            if (given[total] && Math.abs(sum - values[total]) > 1e-6 * Math.max(1, Math.abs(sum))) {
                wrong.add(name(total) + " is " + values[total] + " and its parts are " + sum);
            }
            if (!given[total]) {
                values[total] = sum;
                units[total] = count;
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(wrong.size() + " totals are not the sums of their parts: "
                    + wrong.stream().limit(NAMED).collect(Collectors.joining("; ")));
        }
        return new Table(shape, units, List.of(Measure.of(kind(), values)));
    }

    private String name(int cell) {
        int[] nodes = shape.nodes(cell);
        return IntStream.range(0, nodes.length)
                .mapToObj(d -> shape.dimensions().get(d).nodes().get(nodes[d]).code())
                .collect(Collectors.joining(" × "));
    }
}
