package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Measure;
import dk.sluse.sdc.table.Shape;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * What a table says about each of its periods, in codes that are the same in all tables. A code that nobody has in the whole register says nothing.
 * A category that nobody of the table is in is not shown, and everybody knows why: here it is one more category, with nobody.
 */
final class Parts {

    private static final CellStatus SHOWN = new CellStatus.Published();
    private static final String ROWS = "rows";

    /** The only code of rows with a value. */
    private static final String STATED = "*";

    /** Tables of fewer cells may have each category by itself that nobody is in. */
    private static final int MOST_ALONE = 2_000;

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
        List<Grouping> groupings = groupings(period);
        int[] cells = cells(groupings, period);
        ProtectedTable table = candidate.table();
        List<CellStatus> statuses = Arrays.stream(cells)
                .mapToObj(cell -> cell < 0 ? SHOWN : table.status(cell))
                .toList();
        long[] units = Arrays.stream(cells)
                .mapToLong(cell -> cell < 0 ? 0 : candidate.units()[cell])
                .toArray();
        Remembered.Rules rules = Remembered.Rules.of(candidate.rules());
        return new Part(
                plan.definition().periods().get(period),
                population(period),
                groupings,
                filters(period),
                titles(period),
                figures(cells, period),
                units,
                rules,
                plan.rowIsUnit() ? null : unsafe(cells),
                Math.toIntExact(rules.minimumFrequency() * rowsOfOne(period)),
                Statuses.write(statuses, rules.all()));
    }

    /** So many rows are of one unit at most: as many times the lowest number of units are surely of so many. */
    private long rowsOfOne(int period) {
        return plan.rowIsUnit()
                ? 1
                : plan.unitKeys().stream()
                        .mapToLong(key -> plan.mostRows(key, period))
                        .max()
                        .orElse(1);
    }

    private List<Integer> unsafe(int[] cells) {
        return IntStream.range(0, cells.length)
                .filter(place -> cells[place] >= 0 && candidate.unsafe(cells[place]))
                .boxed()
                .toList();
    }

    /** With each category that nobody is in by itself, if the table does not become much larger by that. */
    private List<Grouping> groupings(int period) {
        List<Grouping> alone = groupings(period, true);
        long own = shape.cells() / plan.definition().periods().size();
        return cells(alone) <= Math.max(MOST_ALONE, own + own / 2) ? alone : groupings(period, false);
    }

    private List<Grouping> groupings(int period, boolean alone) {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(d -> grouping(d, period, alone))
                .toList();
    }

    private static long cells(List<Grouping> groupings) {
        return groupings.stream().mapToLong(one -> one.nodes().size()).reduce(1, Math::multiplyExact);
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
        List<List<CellStatus>> decided = parts.stream().map(Part::decided).toList();
        List<CellStatus> statuses = new ArrayList<>();
        for (int cell = 0; cell < shape.cells(); cell++) {
            int[] nodes = shape.nodes(cell);
            int own = parts.get(nodes[0]).cell(Arrays.copyOfRange(nodes, 1, nodes.length));
            statuses.add(decided.get(nodes[0]).get(own));
        }
        return statuses;
    }

    private String population(int period) {
        String name = plan.definition().periods().get(period);
        return version(plan.base(), plan.base().file(name).orElseThrow());
    }

    /** The rows of a register: which of which period, in which version, and how they were coarsened. */
    private String version(PackagedRegister register, PackagedFile file) {
        String name = register.register().name();
        String where = ofAll.test(name) ? "" : candidate.scheme() + ":";
        return where + name + " " + file.period() + " v" + file.bankVersion() + " " + file.population() + " "
                + file.coarsening();
    }

    /** A variable by what its codes depend on. */
    private String variable(Column column, int period) {
        String name = column.registerName() + "." + column.variable().name() + "/"
                + column.variable().codeList();
        PackagedRegister register = column.register();
        if (register.equals(plan.base())) {
            return name + " in " + population(period);
        }
        return Planner.sameYear(register, plan.definition().periods().get(period))
                .flatMap(register::file)
                .map(file -> name + " of " + version(register, file) + " in " + population(period))
                .orElse(name);
    }

    private Grouping grouping(int d, int period, boolean alone) {
        Dimension dimension = plan.dimensions().get(d);
        Column column = dimension.column();
        return new Grouping(
                variable(column, period),
                column.variable().titles(),
                new Nodes(
                                shape.dimensions().get(d + 1),
                                candidate.axes().get(d),
                                dimension,
                                column.register().equals(plan.base()))
                        .of(period, occurring(column, period), alone));
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
        stated(period).ifPresent(column -> filters.put(stated(column, period), Set.of(STATED)));
        return filters;
    }

    /** What is added up, where not every row of the register has a value: its sums and means are about those that have one. */
    private Optional<Column> stated(int period) {
        String name = plan.definition().periods().get(period);
        PackagedFile file = plan.base().file(name).orElseThrow();
        return plan.measured()
                .filter(column -> !column.register().equals(plan.base())
                        || !Objects.equals(file.coverage().get(column.variable().name()), file.rows()));
    }

    private String stated(Column column, int period) {
        return "stated " + variable(column, period);
    }

    private Map<String, Titles> titles(int period) {
        Map<String, Titles> titles = new HashMap<>();
        plan.filters()
                .get(period)
                .forEach(condition -> titles.put(
                        variable(condition.column(), period),
                        condition.column().variable().titles()));
        stated(period)
                .ifPresent(column ->
                        titles.put(stated(column, period), column.variable().titles()));
        return titles;
    }

    private List<Figures> figures(int[] cells, int period) {
        List<Measure> measures = candidate.table().table().measures();
        String sum = plan.measured()
                .map(column -> "sum of " + variable(column, period))
                .orElse(ROWS);
        return IntStream.range(0, measures.size())
                .mapToObj(m -> new Figures(
                        measures.get(m).kind().isWhole() ? ROWS : sum,
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
}
