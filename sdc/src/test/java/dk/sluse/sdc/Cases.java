package dk.sluse.sdc;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Reads the published cases into tables. */
public final class Cases {

    private static final Path CASES = Path.of("..", "..", "shared", "feasibility", "sdc_cases");

    private Cases() {}

    public static Shape shape(Hierarchy... groupings) {
        return new Shape(List.of(groupings));
    }

    public static int cell(Shape shape, Map<String, String> row, List<String> columns) {
        return shape.cell(IntStream.range(0, columns.size())
                .map(d -> shape.dimensions().get(d).indexOf(row.getOrDefault(columns.get(d), "")))
                .toArray());
    }

    public static Table frequencies(Shape shape, List<Map<String, String>> rows, List<String> columns, String count) {
        long[] units = new long[shape.cells()];
        double[] counts = new double[shape.cells()];
        for (Map<String, String> row : rows) {
            if (columns.stream().noneMatch(column -> "Total".equals(row.getOrDefault(column, "")))) {
                int cell = cell(shape, row, columns);
                units[cell] += Long.parseLong(row.getOrDefault(count, ""));
                counts[cell] = units[cell];
            }
        }
        return Table.rolledUp(shape, units, List.of(Measure.of(Measure.Kind.FREQUENCY, counts)));
    }

    public static Table sums(
            Shape shape, List<Map<String, String>> records, List<String> columns, String value, int contributors) {
        long[] units = new long[shape.cells()];
        double[] sums = new double[shape.cells()];
        List<double[]> largest = Stream.generate(() -> new double[shape.cells()])
                .limit(contributors)
                .toList();
        for (Map<String, String> record : records) {
            int cell = cell(shape, record, columns);
            double contribution = Double.parseDouble(record.getOrDefault(value, ""));
            units[cell]++;
            sums[cell] += contribution;
            double next = contribution;
            for (double[] one : largest) {
                double high = Math.max(one[cell], next);
                next = Math.min(one[cell], next);
                one[cell] = high;
            }
        }
        return Table.rolledUp(shape, units, List.of(new Measure(Measure.Kind.NON_NEGATIVE, sums, largest)));
    }

    public static Hierarchy flat(List<Map<String, String>> rows, String column) {
        List<String> codes = rows.stream()
                .map(row -> row.getOrDefault(column, ""))
                .filter(code -> !code.equalsIgnoreCase("Total"))
                .distinct()
                .toList();
        String total = rows.stream()
                .map(row -> row.getOrDefault(column, ""))
                .filter(code -> code.equalsIgnoreCase("Total"))
                .findFirst()
                .orElse("Total");
        List<Hierarchy.Node> nodes = new ArrayList<>(List.of(new Hierarchy.Node(total, -1)));
        codes.forEach(code -> nodes.add(new Hierarchy.Node(code, 0)));
        return new Hierarchy(column, nodes);
    }

    /** Codes with their parents, the total being what has none. */
    public static List<Map<String, String>> edges(List<Map<String, String>> records, String column, String groups) {
        Map<String, String> parents = new LinkedHashMap<>();
        for (Map<String, String> record : records) {
            String group = groups.isEmpty() ? "Total" : record.getOrDefault(groups, "");
            if (!groups.isEmpty()) {
                parents.putIfAbsent(group, "Total");
            }
            parents.putIfAbsent(record.getOrDefault(column, ""), group);
        }
        return parents.entrySet().stream()
                .map(one -> Map.of("code", one.getKey(), "parent", one.getValue()))
                .toList();
    }

    public static Hierarchy tree(String name, List<Map<String, String>> edges) {
        List<Hierarchy.Node> nodes = new ArrayList<>(List.of(new Hierarchy.Node("Total", -1)));
        Map<String, Integer> places = new HashMap<>(Map.of("Total", 0));
        for (Map<String, String> edge : edges) {
            places.put(edge.getOrDefault("code", ""), nodes.size());
            nodes.add(new Hierarchy.Node(
                    edge.getOrDefault("code", ""), places.getOrDefault(edge.getOrDefault("parent", ""), 0)));
        }
        return new Hierarchy(name, nodes);
    }

    /** Regions in counties, and the same regions in groups that cut across them. */
    public static Hierarchy linked(List<Map<String, String>> records) {
        return linked(records, "region", "county", "kgroup");
    }

    /** A grouping in groups, or in none, and the same in other groups. */
    public static Hierarchy linked(
            List<Map<String, String>> records, String column, String inGroups, String otherGroups) {
        Hierarchy counties = tree(column, edges(records, column, inGroups));
        List<Hierarchy.Node> nodes = new ArrayList<>(counties.nodes());
        Map<String, Set<Integer>> groups = new LinkedHashMap<>();
        records.forEach(record -> groups.computeIfAbsent(record.getOrDefault(otherGroups, ""), _ -> new TreeSet<>())
                .add(counties.indexOf(record.getOrDefault(column, ""))));
        List<Hierarchy.Sum> sums = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        groups.forEach((group, regions) -> {
            all.add(nodes.size());
            sums.add(new Hierarchy.Sum(nodes.size(), List.copyOf(regions)));
            nodes.add(new Hierarchy.Node(group, -1));
        });
        sums.add(new Hierarchy.Sum(0, all));
        return new Hierarchy(column, nodes, sums);
    }

    public static List<Map<String, String>> read(String name, String file) throws IOException {
        Path path = CASES.resolve(name).resolve(file);
        Assumptions.assumeTrue(
                Files.isRegularFile(path), "NOT RUN: the published cases do not lie beside this checkout");
        List<String> lines = Files.readAllLines(path);
        String[] columns = lines.getFirst().split(",", -1);
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] cells = line.split(",", -1);
                    Map<String, String> row = new LinkedHashMap<>();
                    for (int i = 0; i < columns.length; i++) {
                        row.put(columns[i], cells[i]);
                    }
                    return row;
                })
                .toList();
    }

    /** Cells by the codes of their categories, with slashes between. */
    public static Set<String> names(Shape shape, IntStream cells) {
        return cells.mapToObj(cell -> {
                    int[] nodes = shape.nodes(cell);
                    return IntStream.range(0, nodes.length)
                            .mapToObj(d -> shape.dimensions()
                                    .get(d)
                                    .nodes()
                                    .get(nodes[d])
                                    .code())
                            .collect(Collectors.joining("/"));
                })
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
