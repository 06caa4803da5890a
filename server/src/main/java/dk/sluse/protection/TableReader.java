package dk.sluse.protection;

import dk.sluse.sdc.rule.ConcentrationRule;
import dk.sluse.sdc.table.Contributions;
import dk.sluse.sdc.table.Equations;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes the table that a specification describes from a data file. */
final class TableReader {

    private static final int NAMED = 5;

    private final Specification specification;
    private final DataFile data;
    private final Shape shape;
    private final long[] units;
    private final double[] values;

    private TableReader(Specification specification, DataFile data, Path folder) throws IOException {
        this.specification = specification;
        this.data = data;
        List<Hierarchy> groupings = new ArrayList<>();
        for (Specification.Dimension dimension : specification.dimensions()) {
            groupings.add(grouping(dimension, folder));
        }
        this.shape = new Shape(groupings);
        this.units = new long[shape.cells()];
        this.values = new double[shape.cells()];
    }

    private Hierarchy grouping(Specification.Dimension dimension, Path folder) throws IOException {
        Hierarchy tree = dimension.hierarchy() == null
                ? HierarchyFile.flat(dimension, codes(dimension))
                : HierarchyFile.read(folder.resolve(dimension.hierarchy()), dimension);
        return dimension.linked() == null
                ? tree
                : HierarchyFile.linked(folder.resolve(dimension.linked()), dimension, tree);
    }

    /** @param folder where the hierarchy files are */
    static Table read(Specification specification, DataFile data, Path folder) throws IOException {
        TableReader reader = new TableReader(specification, data, folder);
        if (specification.isOfCells()) {
            return reader.cells();
        }
        return specification.measure() == null ? reader.frequencies() : reader.sums(specification.measure());
    }

    private Set<String> codes(Specification.Dimension dimension) {
        Set<String> codes = new TreeSet<>();
        data.read(List.of(dimension.column()), (_, cells) -> codes.add(cells[0]));
        return codes;
    }

    private long count(CodedRows.Row row) {
        if (specification.count() == null) {
            return 1;
        }
        double count = row.number(specification.count());
        if (count < 0 || count != Math.rint(count)) {
            throw row.problem(specification.count() + " is " + count + "; a number of units is whole and not negative");
        }
        return (long) count;
    }

    private double weight(CodedRows.Row row) {
        if (specification.weight() == null) {
            return 1;
        }
        double weight = row.number(specification.weight());
        if (weight < 1) {
            throw row.problem(specification.weight() + " is " + weight
                    + "; a unit of a sample stands for 1 or more of the population");
        }
        return weight;
    }

    private int contributors() {
        return specification.safetyRules().stream()
                .mapToInt(rule -> rule instanceof ConcentrationRule one ? one.contributors() : 0)
                .max()
                .orElse(0);
    }

    private Table frequencies() {
        if (specification.contributor() != null || specification.weight() != null) {
            throw new Problem("a contributor or weight is of sums only: name a measure, or leave them out");
        }
        CodedRows.read(shape, data, row -> units[leaf(row)] += count(row), specification.count());
        return counted();
    }

    private Table sums(Specification.Quantity measure) {
        Contributions contributions = new Contributions(shape, measure.kindOrUsual(), contributors());
        CodedRows.read(
                shape,
                data,
                row -> {
                    units[leaf(row)] += count(row);
                    String who = specification.contributor() == null
                            ? "row " + row.line()
                            : "unit " + row.text(specification.contributor());
                    double value = row.number(measure.column());
                    if (value < 0 && measure.kindOrUsual() != Measure.Kind.ANY_SIGN) {
                        throw row.problem(measure.column() + " is " + value
                                + "; sums of what may be negative have \"kind\": \"ANY_SIGN\"");
                    }
                    contributions.add(row.cell(), who, value, weight(row));
                },
                specification.count(),
                measure.column(),
                specification.contributor(),
                specification.weight());
        Table table = contributions.table();
        return specification.count() == null
                ? table
                : new Table(shape, counted().units(), table.measures());
    }

    private Table counted() {
        Arrays.setAll(values, cell -> units[cell]);
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, values)));
    }

    private int leaf(CodedRows.Row row) {
        if (shape.equations().isTotal(row.cell())) {
            throw row.problem("units have codes of single categories, and " + CodedRows.name(shape, row.cell())
                    + " is a group or total; a list of cells needs \"input\": \"CELLS\"");
        }
        return row.cell();
    }

    private Table cells() {
        if (contributors() > 0) {
            throw new Problem(
                    "rules on the largest contributors need units as input; a list of cells does not tell them");
        }
        Specification.Quantity measure = specification.measure();
        BitSet given = new BitSet();
        CodedRows.read(
                shape,
                data,
                row -> {
                    if (given.get(row.cell())) {
                        throw row.problem(
                                "the cell " + CodedRows.name(shape, row.cell()) + " stands in the list twice");
                    }
                    given.set(row.cell());
                    units[row.cell()] = count(row);
                    values[row.cell()] = measure == null ? units[row.cell()] : row.number(measure.column());
                },
                specification.count(),
                measure == null ? null : measure.column());
        addMissingTotals(given);
        Measure.Kind kind = measure == null ? Measure.Kind.FREQUENCY : measure.kindOrUsual();
        return new Table(shape, units, List.of(Measure.of(kind, values)));
    }

    private void addMissingTotals(BitSet given) {
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
            if (given.get(total) && Math.abs(sum - values[total]) > 1e-6 * Math.max(1, Math.abs(sum))) {
                wrong.add(CodedRows.name(shape, total) + " is " + values[total] + " and its parts are " + sum);
            }
            if (!given.get(total)) {
                values[total] = sum;
                units[total] = count;
            }
        }
        if (!wrong.isEmpty()) {
            throw new Problem(wrong.size() + " totals are not the sums of their parts: "
                    + wrong.stream().limit(NAMED).collect(Collectors.joining("; ")));
        }
    }
}
