package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the SQL that a plan needs: its rows, with codes as they are in the data. */
public final class Query {

    private final Plan plan;
    private final DeliveredPackage delivered;
    private final Map<PackagedRegister, String> aliases = new HashMap<>();

    public Query(Plan plan, DeliveredPackage delivered) {
        this.plan = plan;
        this.delivered = delivered;
        aliases.put(plan.base(), "base");
        plan.joined().forEach(register -> aliases.put(register, "joined" + aliases.size()));
    }

    /** Names of the columns with the codes: {@code d0}, {@code d1} and so on. */
    public List<String> codeColumns() {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(i -> "d" + i)
                .toList();
    }

    /**
     * All rows of all periods: {@code p} the place of the period, {@code d0…} the codes, {@code v} the measured value
     * (exact, null where there is none; always 1 where nothing is measured) and {@code u} whom the row is about.
     *
     * @param unitKey which key tells whom a row is about; null if it does not matter
     */
    public String rows(@org.jspecify.annotations.Nullable Variable unitKey) {
        return IntStream.range(0, plan.definition().periods().size())
                .mapToObj(period -> rows(period, unitKey))
                .collect(Collectors.joining(" UNION ALL "));
    }

    private String rows(int period, @org.jspecify.annotations.Nullable Variable unitKey) {
        List<String> columns = new ArrayList<>();
        columns.add(period + " AS p");
        for (int i = 0; i < plan.dimensions().size(); i++) {
            columns.add(name(plan.dimensions().get(i).column()) + " AS d" + i);
        }
        columns.add(plan.measured().map(this::exact).orElse("1") + " AS v");
        if (unitKey != null) {
            columns.add("base." + Sql.name(unitKey.name()) + " AS u");
        }
        String conditions =
                plan.filters().get(period).stream().map(this::condition).collect(Collectors.joining(" AND "));
        return "SELECT " + String.join(", ", columns) + " FROM " + sources(period)
                + (conditions.isEmpty() ? "" : " WHERE " + conditions);
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
        return Sql.parquet(delivered.files(register.register().name(), List.of(period)));
    }

    private String name(Column column) {
        return aliases.get(column.register()) + "." + Sql.name(column.variable().name());
    }

    /** Binary fractions would add up differently from run to run, decimal ones do not. */
    private String exact(Column column) {
        return column.variable().type() == Variable.Type.NUMBER
                ? "CAST(" + name(column) + " AS DECIMAL(38, 6))"
                : name(column);
    }

    private String condition(Plan.Condition condition) {
        String column = name(condition.column());
        String text = condition.column().variable().type() == Variable.Type.STRING
                ? column
                : "CAST(" + column + " AS VARCHAR)";
        return condition.codes().isEmpty() ? "false" : text + " IN " + Sql.texts(condition.codes());
    }
}
