package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.memory.Remembered.Figures;
import dk.sluse.tabulation.memory.Remembered.Grouping;
import dk.sluse.tabulation.memory.Remembered.Part;
import dk.sluse.tabulation.plan.Column;
import dk.sluse.tabulation.plan.Dimension;
import dk.sluse.tabulation.plan.Plan;
import dk.sluse.tabulation.plan.Planner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a table says about each of its periods, in codes that are the same in all tables. A code that nobody has in the whole register says nothing.
 * A category that nobody of the table is in is not shown, and everybody knows why: here it is one more category, with nobody.
 */
final class Parts {

    private static final CellStatus SHOWN = new CellStatus.Published();

    private final Candidate candidate;
    private final Plan plan;
    private final Shape shape;
    private final Predicate<String> ofAll;
    private final Map<String, Set<String>> occurring = new HashMap<>();

    /** @param ofAll whether a register is the same in all schemes */
    Parts(Candidate candidate, Predicate<String> ofAll) {
        this.candidate = candidate;
        this.plan = candidate.plan();
        this.shape = candidate.table().table().shape();
        this.ofAll = ofAll;
    }

    /** In the order of the periods. */
    List<Part> all() {
        return IntStream.range(0, plan.definition().periods().size())
                .mapToObj(this::part)
                .toList();
    }

    private Part part(int period) {
        List<Grouping> groupings = IntStream.range(0, plan.dimensions().size())
                .mapToObj(d -> grouping(d, period))
                .toList();
        int[] cells = cells(groupings, period);
        ProtectedTable table = candidate.table();
        List<CellStatus> statuses = Arrays.stream(cells)
                .mapToObj(cell -> cell < 0 ? SHOWN : table.status(cell))
                .toList();
        long[] units = Arrays.stream(cells)
                .mapToLong(cell -> cell < 0 ? 0 : table.table().units()[cell])
                .toArray();
        Remembered.Rules rules = Remembered.Rules.of(candidate.rules());
        return new Part(
                plan.definition().periods().get(period),
                population(period, rules),
                groupings,
                filters(period),
                titles(period),
                figures(cells),
                units,
                rules,
                Statuses.write(statuses, rules.all()));
    }

    /** For each cell of a part the cell of the table; -1 where that shows none. */
    private int[] cells(List<Grouping> groupings, int period) {
        Shape own = Part.shape(groupings);
        int[] cells = new int[own.cells()];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = cell(own.nodes(cell), period);
        }
        return cells;
    }

    private int cell(int[] nodes, int period) {
        int[] all = new int[plan.dimensions().size() + 1];
        all[0] = period;
        for (int d = 1; d < all.length; d++) {
            all[d] = nodes[d - 1];
            if (all[d] >= shape.dimensions().get(d).size()) {
                return -1;
            }
        }
        return shape.cell(all);
    }

    /** The decisions on the cells of the table, from those of its parts. */
    static List<CellStatus> statuses(List<Part> parts, Shape shape) {
        List<CellStatus> statuses = new ArrayList<>();
        for (int cell = 0; cell < shape.cells(); cell++) {
            int[] nodes = shape.nodes(cell);
            Part part = parts.get(nodes[0]);
            int[] own = nodes.length == 1 ? new int[1] : Arrays.copyOfRange(nodes, 1, nodes.length);
            statuses.add(part.status(own));
        }
        return statuses;
    }

    private String population(int period, Remembered.Rules rules) {
        String name = plan.definition().periods().get(period);
        PackagedFile file = plan.base().file(name).orElseThrow();
        String bounds = plan.rowIsUnit() ? "" : " units of at least " + rules.minimumFrequency();
        return String.join("/", version(plan.base(), file), file.population()) + bounds;
    }

    private String version(PackagedRegister register, PackagedFile file) {
        String name = register.register().name();
        String where = ofAll.test(name) ? "" : candidate.scheme() + ":";
        return where + name + " " + file.period() + " v" + file.bankVersion();
    }

    /** A variable by what its codes depend on. */
    private String variable(Column column, int period) {
        String name = column.registerName() + "." + column.variable().name() + "/"
                + column.variable().codeList();
        PackagedRegister register = column.register();
        if (register.equals(plan.base())) {
            return name;
        }
        return Planner.sameYear(register, plan.definition().periods().get(period))
                .flatMap(register::file)
                .map(file -> name + " of " + version(register, file))
                .orElse(name);
    }

    private Grouping grouping(int d, int period) {
        Dimension dimension = plan.dimensions().get(d);
        Column column = dimension.column();
        return new Grouping(
                variable(column, period),
                column.variable().titles(),
                new Nodes(shape.dimensions().get(d + 1), candidate.axes().get(d), dimension)
                        .of(period, occurring(column, period)));
    }

    private Set<String> occurring(Column column, int period) {
        return occurring.computeIfAbsent(
                variable(column, period) + period, _ -> candidate.occurring().apply(column, period));
    }

    private Map<String, Set<String>> filters(int period) {
        Map<String, Set<String>> filters = new HashMap<>();
        plan.filters().get(period).forEach(condition -> {
            Set<String> codes = new HashSet<>(condition.codes());
            codes.retainAll(occurring(condition.column(), period));
            filters.merge(variable(condition.column(), period), codes, (one, other) -> {
                one.retainAll(other);
                return one;
            });
        });
        return filters;
    }

    private Map<String, Titles> titles(int period) {
        return plan.filters().get(period).stream()
                .map(Plan.Condition::column)
                .distinct()
                .collect(Collectors.toMap(
                        column -> variable(column, period),
                        column -> column.variable().titles()));
    }

    private List<Figures> figures(int[] cells) {
        List<Measure> measures = candidate.table().table().measures();
        TableDefinition.Quantity quantity = plan.definition().measure();
        String rows = plan.measured().isEmpty() ? "rows" : "rows with " + quantity.variable();
        return IntStream.range(0, measures.size())
                .mapToObj(m -> new Figures(
                        measures.get(m).kind().isWhole() ? rows : "sum of " + quantity.variable(),
                        measures.get(m).kind(),
                        at(cells, measures.get(m).values()),
                        measures.get(m).largest().stream()
                                .map(largest -> at(cells, largest))
                                .toList()))
                .toList();
    }

    private static double[] at(int[] cells, double[] values) {
        return Arrays.stream(cells)
                .mapToDouble(cell -> cell < 0 ? 0 : values[cell])
                .toArray();
    }

    /** The categories of one dimension in one period. */
    private static final class Nodes {

        /** What has no category; no code is empty. */
        private static final String MISSING = "";

        /** More that nobody is in are one together, so that the table does not become many times as large. */
        private static final int MOST_ALONE = 40;

        private static final Titles NOBODY = new Titles("Ingen", "None");

        private final Hierarchy hierarchy;
        private final Candidate.Axis axis;
        private final Dimension dimension;
        private final List<Set<String>> codes = new ArrayList<>();
        private final Map<Integer, Set<String>> unseen = new HashMap<>();

        Nodes(Hierarchy hierarchy, Candidate.Axis axis, Dimension dimension) {
            this.hierarchy = hierarchy;
            this.axis = axis;
            this.dimension = dimension;
            hierarchy.nodes().forEach(_ -> codes.add(new HashSet<>()));
        }

        /** The total has all codes, which is none; a category that no code has in this period has one that nobody has. */
        List<Remembered.Node> of(int period, Set<String> occurring) {
            dimension.mapping().get(period).forEach((code, place) -> {
                if (occurring.contains(code)) {
                    put(code, place);
                }
            });
            put(MISSING, Dimension.MISSING);
            dimension.uncategorised().get(period).stream()
                    .filter(occurring::contains)
                    .forEach(code -> put(code, Dimension.MISSING));
            List<Remembered.Node> nodes = new ArrayList<>();
            for (int node = 0; node < codes.size(); node++) {
                Hierarchy.Node own = hierarchy.nodes().get(node);
                Set<String> told =
                        node == 0 || !codes.get(node).isEmpty() ? codes.get(node) : Set.of("\0" + own.code());
                nodes.add(new Remembered.Node(own.parent(), told, axis.titles().get(node)));
            }
            unseen.forEach(
                    (group, all) -> inParts(all).forEach(some -> nodes.add(new Remembered.Node(group, some, NOBODY))));
            return nodes;
        }

        private static List<Set<String>> inParts(Set<String> all) {
            return all.size() > MOST_ALONE
                    ? List.of(all)
                    : all.stream().map(Set::of).toList();
        }

        private void put(String code, int place) {
            int at = axis.node().applyAsInt(place);
            if (at < 0) {
                at = Math.max(0, group(place));
                unseen.computeIfAbsent(at, _ -> new HashSet<>()).add(code);
            }
            for (; at > 0; at = hierarchy.nodes().get(at).parent()) {
                codes.get(at).add(code);
            }
        }

        /** The node of the group that a category is in; below 0 where there is none. */
        private int group(int place) {
            int group = place < 0 ? -1 : dimension.leaves().get(place).group();
            return group < 0 ? -1 : axis.node().applyAsInt(Dimension.groupPlace(group));
        }
    }
}
