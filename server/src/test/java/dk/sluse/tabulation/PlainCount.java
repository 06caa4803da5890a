package dk.sluse.tabulation;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.Manifest;
import dk.sluse.tabulation.TableDefinition.Filter;
import dk.sluse.tabulation.TableDefinition.Grouping;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The same table by plain SQL on the identified bank: every row is put under each label that it belongs to, and what is
 * under a label is counted. Shares nothing with the way in which Sluse counts.
 */
final class PlainCount {

    /** What stands under a combination of labels; tops are those of enterprises. */
    @SuppressWarnings("ArrayRecordComponent")
    record Found(long rows, long contributing, double sum, long persons, long enterprises, double[] tops) {}

    private final Connection engine;
    private final Manifest manifest;
    private final Path bank;
    private final TableDefinition definition;

    PlainCount(Connection engine, Manifest manifest, Path bank, TableDefinition definition) {
        this.engine = engine;
        this.manifest = manifest;
        this.bank = bank;
        this.definition = definition;
    }

    /** By period and labels: {@code T} the total, {@code G…} a group, {@code L…} a leaf, {@code M} not stated. */
    Map<List<String>, Found> cells() throws SQLException {
        Map<List<String>, Found> cells = new HashMap<>();
        for (String period : definition.periods()) {
            try (Statement statement = engine.createStatement()) {
                loadLists(statement, period);
                statement.execute("CREATE OR REPLACE TEMP TABLE labelled AS " + labelled(period));
                read(statement, period, cells);
            }
        }
        return cells;
    }

    private void loadLists(Statement statement, String period) throws SQLException {
        statement.execute("CREATE OR REPLACE TEMP TABLE code (list VARCHAR, code VARCHAR, parent VARCHAR)");
        for (CodeList list : manifest.codeLists()) {
            for (CodeList.Code code : list.validOn(RegisterPeriod.lastDay(period))) {
                statement.execute("INSERT INTO code VALUES ('" + list.name() + "', '" + code.code() + "', "
                        + (code.parent() == null ? "NULL" : "'" + code.parent() + "'") + ")");
            }
        }
    }

    private String labelled(String period) {
        List<Grouping> groupings = definition.groupings();
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder();
        for (int i = 0; i < groupings.size(); i++) {
            Grouping one = groupings.get(i);
            String leaf = ancestor(one.variable(), String.valueOf(one.level()), "g" + i, joins);
            String labels = "['T', coalesce('L' || " + leaf + ", 'M')]";
            if (one.groups()) {
                joins.append(" LEFT JOIN code g")
                        .append(i)
                        .append("up ON g")
                        .append(i)
                        .append("up.list = '");
                joins.append(one.level())
                        .append("' AND g")
                        .append(i)
                        .append("up.code = ")
                        .append(leaf);
                labels = "list_filter([" + "'T', 'G' || g" + i + "up.parent, coalesce('L' || " + leaf
                        + ", 'M')], lambda x: x IS NOT NULL)";
            }
            columns.append(labels).append(" AS labels").append(i).append(", ");
        }
        StringBuilder where = new StringBuilder(" WHERE true");
        List<Filter> filters = definition.filters();
        for (int i = 0; i < filters.size(); i++) {
            String leaf = ancestor(
                    filters.get(i).variable(), String.valueOf(filters.get(i).level()), "f" + i, joins);
            where.append(" AND ")
                    .append(leaf)
                    .append(" IN ('")
                    .append(String.join("', '", filters.get(i).codes()));
            where.append("')");
        }
        String variable = definition.measure().variable();
        columns.append(variable == null ? "1" : variable).append(" AS v, ");
        columns.append(key("PNR")).append(" AS person, ").append(key("CVRNR")).append(" AS enterprise");
        return "SELECT " + columns + " FROM " + sources(period) + joins + where;
    }

    private String key(String name) {
        boolean has = manifest.register(definition.register())
                .orElseThrow()
                .variable(name)
                .isPresent();
        return has ? definition.register() + "." + name : "NULL";
    }

    /** SQL for the code of a list above a variable's own, joined up step by step. */
    private String ancestor(String variable, String level, String alias, StringBuilder joins) {
        int dot = variable.indexOf('.');
        String list = String.valueOf(manifest.register(variable.substring(0, dot))
                .orElseThrow()
                .variable(variable.substring(dot + 1))
                .orElseThrow()
                .codeList());
        joins.append(" LEFT JOIN code ")
                .append(alias)
                .append(" ON ")
                .append(alias)
                .append(".list = '")
                .append(list);
        joins.append("' AND ")
                .append(alias)
                .append(".code = CAST(")
                .append(variable)
                .append(" AS VARCHAR)");
        if (list.equals(level)) {
            return alias + ".code";
        }
        assert level.equals(manifest.codeList(list).orElseThrow().parent());
        return alias + ".parent";
    }

    private String sources(String period) {
        Set<String> registers = new LinkedHashSet<>();
        definition
                .groupings()
                .forEach(one ->
                        registers.add(one.variable().substring(0, one.variable().indexOf('.'))));
        definition
                .filters()
                .forEach(one ->
                        registers.add(one.variable().substring(0, one.variable().indexOf('.'))));
        String variable = definition.measure().variable();
        if (variable != null) {
            registers.add(variable.substring(0, variable.indexOf('.')));
        }
        String base = definition.register();
        registers.remove(base);
        StringBuilder sources = new StringBuilder(file(base, period));
        for (String register : registers) {
            sources.append(" LEFT JOIN ").append(file(register, period.substring(0, 4)));
            sources.append(" ON ")
                    .append(register)
                    .append(".PNR = ")
                    .append(base)
                    .append(".PNR");
        }
        return sources.toString();
    }

    private String file(String register, String period) {
        String full = manifest.register(register).orElseThrow().files().stream()
                .map(Manifest.PackagedFile::period)
                .filter(one -> one.startsWith(period))
                .findFirst()
                .orElseThrow();
        return "read_parquet('" + bank.resolve(register).resolve("1").resolve(full + ".parquet") + "') AS " + register;
    }

    private void read(Statement statement, String period, Map<List<String>, Found> cells) throws SQLException {
        int dimensions = definition.groupings().size();
        StringBuilder names = new StringBuilder();
        StringBuilder unnests = new StringBuilder();
        for (int i = 0; i < dimensions; i++) {
            names.append("l").append(i).append(", ");
            unnests.append(", unnest(labels")
                    .append(i)
                    .append(") AS t")
                    .append(i)
                    .append("(l")
                    .append(i)
                    .append(")");
        }
        Map<List<String>, double[]> tops = tops(statement, period, names.toString(), unnests.toString());
        String all = "SELECT " + names + "count(v), count(*) FILTER (v <> 0), coalesce(sum(v), 0)," + units("person")
                + ", " + units("enterprise") + " FROM labelled" + unnests + " GROUP BY ALL";
        try (ResultSet rows = statement.executeQuery(all)) {
            while (rows.next()) {
                List<String> labels = labels(rows, period, dimensions);
                double[] two = tops.getOrDefault(labels, new double[2]);
                cells.put(
                        labels,
                        new Found(
                                rows.getLong(dimensions + 1),
                                rows.getLong(dimensions + 2),
                                rows.getDouble(dimensions + 3),
                                rows.getLong(dimensions + 4),
                                rows.getLong(dimensions + 5),
                                two));
            }
        }
    }

    private Map<List<String>, double[]> tops(Statement statement, String period, String names, String unnests)
            throws SQLException {
        int dimensions = definition.groupings().size();
        String byFirm = "SELECT " + names + "enterprise, abs(sum(v)) AS s FROM labelled" + unnests
                + " WHERE v IS NOT NULL GROUP BY ALL";
        Map<List<String>, double[]> tops = new HashMap<>();
        try (ResultSet rows = statement.executeQuery(byFirm)) {
            while (rows.next()) {
                double[] two = tops.computeIfAbsent(labels(rows, period, dimensions), _ -> new double[2]);
                double size = rows.getDouble(dimensions + 2);
                two[1] = Math.max(two[1], Math.min(two[0], size));
                two[0] = Math.max(two[0], size);
            }
        }
        return tops;
    }

    /** Those with a value that is not zero; all, where all are zero. */
    private static String units(String key) {
        String contributing = "count(DISTINCT " + key + ") FILTER (v <> 0)";
        return "CASE WHEN " + contributing + " > 0 THEN " + contributing + " ELSE count(DISTINCT " + key
                + ") FILTER (v IS NOT NULL) END";
    }

    private static List<String> labels(ResultSet rows, String period, int dimensions) throws SQLException {
        List<String> labels = new ArrayList<>(List.of(period));
        for (int i = 1; i <= dimensions; i++) {
            labels.add(rows.getString(i));
        }
        return labels;
    }

    /** For messages of failed tests. */
    @Override
    public String toString() {
        return new TreeMap<>(Map.of("definition", definition)).toString();
    }
}
