package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Answers;
import dk.sluse.engine.Sql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the SQL that a plan needs. Columns: {@code p} the place of the period; {@code k0…} for each dimension the code in
 * the data, or the place of the category where several codes make one; {@code n} rows with a value, {@code nz} with one that is not zero, {@code s} their sum;
 * {@code u} whom the rows are about.
 */
public final class Query {

    private static final int DECIMALS = 6;

    private final Plan plan;
    private final DeliveredPackage delivered;
    private final Map<PackagedRegister, String> aliases = new HashMap<>();
    private final Answers answers;

    /** @param answers will be asked */
    public Query(Plan plan, DeliveredPackage delivered, Answers answers) {
        this.answers = answers;
        this.plan = plan;
        this.delivered = delivered;
        aliases.put(plan.base(), "base");
        plan.joined().forEach(register -> aliases.put(register, "joined" + aliases.size()));
    }

    /**
     * The leaf cells of all periods, of some with each query, with {@code units}, {@code largest} and {@code runner_up} behind the columns above.
     *
     * @param tops whether the two largest contributions are wanted
     * @param contributor whose contributions they are, and who is counted in {@code units}; empty if each row's
     */
    public List<String> leafCells(boolean tops, Optional<Variable> contributor) {
        String last = tops
                ? "coalesce(" + answers.at("top", 1) + ", 0) AS largest, coalesce(" + answers.at("top", 2)
                        + ", 0) AS runner_up"
                : "0 AS largest, 0 AS runner_up";
        return allPeriods(period -> {
            String cells = contributor
                    .map(key -> "SELECT " + keys()
                            + "sum(n) AS n, sum(nz) AS nz, count(*) FILTER (WHERE nz > 0) AS units, sum(s) AS s,"
                            + " max(abs(s), 2) AS top FROM (" + cells(period, key, List.of(), false)
                            + ")" + groupedBy(plan.dimensions().size()))
                    .orElseGet(() -> "SELECT *, nz AS units FROM (" + cells(period, null, List.of(), tops) + ")");
            return "SELECT " + period + " AS p, " + keys() + "n, nz, s, units, " + last + " FROM (" + cells + ")";
        });
    }

    /**
     * What each unit adds to each leaf cell of one period: {@code k0…, u, nz, s}.
     *
     * @param onlyCodes for each dimension the codes that matter; empty if all do
     */
    public String contributions(int period, Variable unitKey, List<Optional<Set<String>>> onlyCodes) {
        return "SELECT " + keys() + "u, nz, s FROM (" + cells(period, unitKey, onlyCodes, false) + ") WHERE n > 0";
    }

    /** The codes of a column that occur in the register's own rows, whoever a table is about. */
    public String occurring(int period, Column column) {
        PackagedRegister register = column.register();
        String name = plan.definition().periods().get(period);
        String own = register.equals(plan.base())
                ? name
                : Planner.sameYear(register, name).orElseThrow();
        return "SELECT DISTINCT " + text(column) + " FROM " + file(register, own) + " AS " + aliases.get(register);
    }

    /** How many decimals the whole numbers have that measured values are counted in: they add up the same in any order and engine. */
    public int decimals() {
        return plan.measured()
                .filter(column -> column.variable().type() == Variable.Type.NUMBER)
                .map(_ -> DECIMALS)
                .orElse(0);
    }

    /** By the first columns; there may be none. */
    private static String groupedBy(int columns) {
        return columns == 0
                ? ""
                : IntStream.rangeClosed(1, columns)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", " GROUP BY ", ""));
    }

    private List<String> allPeriods(IntFunction<String> one) {
        int all = plan.definition().periods().size();
        List<String> queries = new ArrayList<>();
        for (int first = 0; first < all; first += Math.min(all, answers.mostParts())) {
            queries.add(IntStream.range(first, (int) Math.min(all, (long) first + answers.mostParts()))
                    .mapToObj(one)
                    .collect(Collectors.joining(" UNION ALL ")));
        }
        return queries;
    }

    private String keys() {
        return numbered(i -> "k" + i + ", ");
    }

    private String numbered(IntFunction<String> text) {
        return IntStream.range(0, plan.dimensions().size()).mapToObj(text).collect(Collectors.joining());
    }

    /**
     * Groups by the codes as they are, and only then by the categories that they make: few groups need no join of all rows.
     * Where units are told apart there are nearly as many groups as rows, and grouping twice would take longer.
     */
    private String cells(int period, @Nullable Variable unitKey, List<Optional<Set<String>>> onlyCodes, boolean tops) {
        String unit = unitKey == null ? "" : "u, ";
        boolean mappedFirst = unitKey != null || tops;
        String measures = plan.measured().isPresent()
                ? "count(v) AS n, count(nullif(v, 0)) AS nz, coalesce(sum(v), 0) AS s"
                : "count(*) AS n, count(*) AS nz, count(*) AS s";
        String rows = rows(period, unitKey, onlyCodes, mappedFirst);
        String counted = "SELECT " + keys() + unit + measures + (tops ? ", max(abs(v), 2) AS top" : "") + " FROM ("
                + rows + ")" + groupedBy(plan.dimensions().size() + (unitKey == null ? 0 : 1));
        if (mappedFirst || plan.dimensions().stream().noneMatch(Dimension::coarser)) {
            return counted;
        }
        String places = numbered(i -> place(i, "counted.k" + i) + " AS k" + i + ", ");
        return "SELECT " + places + "sum(n) AS n, sum(nz) AS nz, sum(s) AS s FROM (" + counted + ") AS counted"
                + numbered(i -> mapping(i, period, "CAST(counted.k" + i + " AS VARCHAR)"))
                + groupedBy(plan.dimensions().size());
    }

    private String place(int dimension, String code) {
        return plan.dimensions().get(dimension).coarser()
                ? "coalesce(m" + dimension + ".leaf, " + Dimension.MISSING + ")"
                : code;
    }

    private String mapping(int dimension, int period, String code) {
        Dimension one = plan.dimensions().get(dimension);
        if (!one.coarser()) {
            return "";
        }
        String alias = "m" + dimension;
        return " LEFT JOIN " + answers.lookup(one.mapping().get(period), alias) + " ON " + alias + ".code = " + code;
    }

    private String rows(int period, @Nullable Variable unitKey, List<Optional<Set<String>>> onlyCodes, boolean mapped) {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < plan.dimensions().size(); i++) {
            String code = name(plan.dimensions().get(i).column());
            columns.add((mapped ? place(i, code) : code) + " AS k" + i);
        }
        columns.add(plan.measured().map(this::exact).orElse("1") + " AS v");
        if (unitKey != null) {
            columns.add("base." + Sql.name(unitKey.name()) + " AS u");
        }
        List<String> conditions = new ArrayList<>();
        plan.filters().get(period).forEach(filter -> conditions.add(in(filter.column(), filter.codes())));
        for (int i = 0; i < onlyCodes.size(); i++) {
            Column column = plan.dimensions().get(i).column();
            onlyCodes.get(i).ifPresent(codes -> conditions.add(in(column, codes)));
        }
        String mappings = mapped
                ? numbered(i -> mapping(i, period, text(plan.dimensions().get(i).column())))
                : "";
        return "SELECT " + String.join(", ", columns) + " FROM " + sources(period) + mappings
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions));
    }

    private String sources(int period) {
        String name = plan.definition().periods().get(period);
        StringBuilder sources = new StringBuilder(file(plan.base(), name)).append(" AS base");
        for (PackagedRegister register : plan.joined()) {
            String alias = aliases.get(register);
            sources.append(" LEFT JOIN ")
                    .append(file(register, Planner.sameYear(register, name).orElseThrow()))
                    .append(" AS ")
                    .append(alias)
                    .append(" ON base.")
                    .append(Sql.name(
                            Planner.personKey(plan.base()).orElseThrow().name()))
                    .append(" = ")
                    .append(alias)
                    .append('.')
                    .append(Sql.name(Planner.personKey(register).orElseThrow().name()));
        }
        return sources.toString();
    }

    private String file(PackagedRegister register, String period) {
        return answers.rows(delivered.files(register.register().name(), List.of(period)));
    }

    private String name(Column column) {
        return aliases.get(column.register()) + "." + Sql.name(column.variable().name());
    }

    /** Binary fractions would add up differently from run to run, whole numbers of millionths do not. */
    private String exact(Column column) {
        return decimals() > 0
                ? "CAST(floor(" + name(column) + " * 1e" + decimals() + " + 5e-1) AS DECIMAL(38, 0))"
                : answers.summable(name(column));
    }

    private String in(Column column, Collection<String> codes) {
        return codes.isEmpty() ? "false" : text(column) + " IN " + Sql.texts(codes);
    }

    private String text(Column column) {
        return column.variable().type() == Variable.Type.STRING
                ? name(column)
                : "CAST(" + name(column) + " AS VARCHAR)";
    }
}
