package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.sdc.history.QuerySet;
import dk.sluse.sdc.history.Release;
import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.DominanceRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept of a table that went home: its figures with those that were hidden, as what later tables tell depends on them. It is as
 * confidential as the package.
 *
 * @param parts one for each period
 * @param beside what it would have told together with earlier ones
 */
record Remembered(List<Part> parts, Beside beside) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /**
     * A category.
     *
     * @param parent place of the group that it is in; -1 for the total
     * @param codes the codes of the data that it has; none if all
     * @param unseen whether nobody is in it, so that the table does not show it
     */
    record Node(int parent, Set<String> codes, Titles titles, boolean unseen) {}

    /**
     * A grouping.
     *
     * @param variable with all that its codes depend on
     */
    record Grouping(String variable, Titles titles, List<Node> nodes) {}

    /** A measure with its name in all tables. */
    @SuppressWarnings("ArrayRecordComponent")
    record Figures(String name, Measure.Kind kind, double[] values, List<double[]> largest) {

        @Override
        public String toString() {
            return "Figures[" + name + "]";
        }
    }

    /**
     * The rules that it was protected by.
     *
     * @param largest for each dominance rule how many are added up, and the percentage
     */
    record Rules(int minimumFrequency, SortedMap<Integer, Double> largest) {

        List<SafetyRule> all() {
            List<SafetyRule> all = new ArrayList<>(List.of(new MinimumFrequency(minimumFrequency)));
            largest.forEach((n, k) -> all.add(new DominanceRule(n, k)));
            return all;
        }

        static Rules of(List<SafetyRule> rules) {
            SortedMap<Integer, Double> largest = new TreeMap<>();
            int minimum = 0;
            for (SafetyRule rule : rules) {
                switch (rule) {
                    case MinimumFrequency(int threshold) -> minimum = Math.max(minimum, threshold);
                    case DominanceRule(int n, double k) -> largest.put(n, k);
                    default -> throw new IllegalArgumentException("a rule that is not remembered: " + rule);
                }
            }
            return new Rules(minimum, largest);
        }
    }

    /**
     * One period of a table.
     *
     * @param population which rows of which version of which register
     * @param filters codes that rows were restricted to, by variable
     * @param titles of these variables
     * @param units rows that matter for how few units are behind a cell
     * @param unsafe the cells that its rules find unsafe, where rows are no units; null where the rules tell that
     * @param threshold two sets may not differ by fewer rows
     * @param statuses a letter for each cell, as {@link Statuses} writes them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(
            String period,
            String population,
            List<Grouping> groupings,
            Map<String, Set<String>> filters,
            Map<String, Titles> titles,
            List<Figures> figures,
            long[] units,
            Rules rules,
            @Nullable List<Integer> unsafe,
            int threshold,
            String statuses) {

        /** As the library takes it; {@code name} is what it is called in what is found. */
        Release release(String name) {
            List<SafetyRule> all = rules.all();
            List<Measure> measures = figures.stream()
                    .map(one -> new Measure(one.kind(), one.values(), one.largest()))
                    .toList();
            ProtectedTable table = new ProtectedTable(new Table(shape(), units, measures), decided());
            return new Release(name, population, table, axes(), filters, names(), safety(all), new BitSet(), threshold);
        }

        /** Where rows are no units, units are only known where the table was made. */
        private List<SafetyRule> safety(List<SafetyRule> all) {
            if (unsafe == null) {
                return all;
            }
            BitSet cells = new BitSet();
            unsafe.forEach(cells::set);
            return List.of(new Chosen(cells));
        }

        @Override
        public String toString() {
            return "Part[" + period + "]";
        }

        private List<String> names() {
            return figures.stream().map(Figures::name).toList();
        }

        private List<Release.Axis> axes() {
            return groupings.isEmpty()
                    ? List.of(new Release.Axis("all", List.of(Set.of())))
                    : groupings.stream()
                            .map(one -> new Release.Axis(
                                    one.variable(),
                                    one.nodes().stream().map(Node::codes).toList()))
                            .toList();
        }

        Shape shape() {
            return shape(groupings);
        }

        static Shape shape(List<Grouping> groupings) {
            return new Shape(
                    groupings.isEmpty()
                            ? List.of(Hierarchy.withoutTotal("all", List.of("all")))
                            : groupings.stream().map(Part::hierarchy).toList());
        }

        private static Hierarchy hierarchy(Grouping grouping) {
            List<Node> nodes = grouping.nodes();
            return new Hierarchy(
                    grouping.variable(),
                    IntStream.range(0, nodes.size())
                            .mapToObj(i -> new Hierarchy.Node(
                                    Integer.toString(i), nodes.get(i).parent()))
                            .toList());
        }

        /** What became of its cells. */
        List<CellStatus> decided() {
            return Statuses.read(statuses, rules.all());
        }

        /** The number of the cell with this node in each grouping. */
        int cell(int... nodes) {
            int cell = 0;
            for (int d = 0; d < groupings.size(); d++) {
                cell = cell * groupings.get(d).nodes().size() + nodes[d];
            }
            return cell;
        }

        /** The cells that the table does not show, and that everybody knows to have nobody. */
        BitSet unseen() {
            Shape shape = shape();
            BitSet unseen = new BitSet();
            for (int cell = 0; cell < shape.cells(); cell++) {
                int[] nodes = shape.nodes(cell);
                boolean any = IntStream.range(0, groupings.size())
                        .anyMatch(d -> groupings.get(d).nodes().get(nodes[d]).unseen());
                unseen.set(cell, any);
            }
            return unseen;
        }

        /** The same with other cells hidden. */
        Part with(List<CellStatus> decided) {
            return with(population, Statuses.write(decided, rules.all()));
        }

        /** The same, of which nobody believes that it is about the same units as others. */
        Part apart(String id) {
            return with(population + " " + id, statuses);
        }

        private Part with(String otherPopulation, String otherStatuses) {
            return new Part(
                    period,
                    otherPopulation,
                    groupings,
                    filters,
                    titles,
                    figures,
                    units,
                    rules,
                    unsafe,
                    threshold,
                    otherStatuses);
        }

        /** The value of a measure for the units that meet these conditions; empty if no cell is about them. */
        Optional<Double> value(String measure, QuerySet about) {
            Map<String, Set<String>> codes = new HashMap<>();
            about.conditions().forEach((variable, condition) -> codes.put(variable, condition.codes()));
            Map<String, Set<String>> others = new HashMap<>(filters);
            int[] nodes = new int[groupings.size()];
            for (int d = 0; d < nodes.length; d++) {
                String variable = groupings.get(d).variable();
                Set<String> wanted = Objects.requireNonNullElse(codes.remove(variable), Set.of());
                others.remove(variable);
                nodes[d] = groupings.get(d).nodes().stream()
                        .map(node -> restricted(variable, node.codes()))
                        .toList()
                        .indexOf(wanted);
            }
            boolean told = about.conditions().values().stream().noneMatch(QuerySet.Condition::others)
                    && codes.equals(others)
                    && Arrays.stream(nodes).noneMatch(node -> node < 0);
            return figures.stream()
                    .filter(one -> told && one.name().equals(measure))
                    .map(one -> one.values()[cell(nodes)])
                    .findFirst();
        }

        /** The codes of a category that the filters leave; none if all. */
        private Set<String> restricted(String variable, Set<String> codes) {
            Set<String> filter = filters.getOrDefault(variable, Set.of());
            if (filter.isEmpty() || codes.isEmpty()) {
                return codes.isEmpty() ? filter : codes;
            }
            Set<String> both = new HashSet<>(codes);
            both.retainAll(filter);
            return both;
        }
    }

    @Override
    public String toString() {
        return "Remembered";
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Remembered of(byte[] bytes) {
        try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return JSON.readValue(zipped.readAllBytes(), Remembered.class);
        } catch (IOException e) {
            throw new UncheckedIOException("what is remembered of a table cannot be read", e);
        }
    }
}
