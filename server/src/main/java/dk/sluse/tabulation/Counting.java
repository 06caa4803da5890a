package dk.sluse.tabulation;

import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.tabulation.plan.Dimension;
import dk.sluse.tabulation.plan.Plan;
import dk.sluse.tabulation.plan.Query;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Has the engine count and add up, cell by cell. */
final class Counting {

    /** Categories of a dimension in the engine: leaves from 0, groups from here, then these two. */
    static final int FIRST_GROUP = 1_000_000;

    static final int TOTAL = -1;
    static final int MISSING = -2;

    private final Plan plan;
    private final Query query;
    private final EngineSession session;
    private final boolean topsWanted;

    /** Whether the largest contributions of enterprises are wanted too is for the caller to say. */
    Counting(Plan plan, Query query, EngineSession session, boolean topsWanted) {
        this.plan = plan;
        this.query = query;
        this.session = session;
        this.topsWanted = topsWanted;
    }

    /** The leaf cells, when nobody is in two of them; the table adds them up itself. */
    List<Entry> leafCells() {
        loadMappings();
        String tops = topsWanted ? "max(abs(v), 2)" : "NULL";
        String counted = "SELECT p, " + codes() + "count(v) AS n, sum(v) AS s, min(v) AS low, " + tops
                + " AS top FROM (" + query.rows(null) + ") GROUP BY p" + grouping();
        String tally = topsWanted ? "list_sort(flatten(list(top)), 'DESC')" : "NULL";
        return session.query(
                "SELECT p, " + places("leaf") + "sum(n), sum(n), sum(s), min(low), " + tally + " AS top FROM ("
                        + counted + ") AS counted" + mappings() + " GROUP BY ALL",
                this::entry);
    }

    /** All cells with all their totals, when units come in several cells and must be told apart in each. */
    List<Entry> allCells(List<Variable> unitKeys) {
        loadMappings();
        Map<List<Integer>, Entry> merged = new HashMap<>();
        for (Variable key : unitKeys) {
            boolean enterprises = topsWanted && "CVR".equals(key.keyType());
            session.execute("CREATE OR REPLACE TEMP TABLE contribution AS SELECT p, " + placesWithGroups()
                    + "u, sum(n) AS n, sum(s) AS s, min(low) AS low FROM (SELECT p, " + codes()
                    + "u, count(v) AS n, sum(v) AS s, min(v) AS low FROM (" + query.rows(key) + ") GROUP BY p, u"
                    + grouping() + ") AS counted" + mappings() + " GROUP BY ALL");
            for (List<String> margin : margins()) {
                cells(margin, enterprises).forEach(entry -> merged.merge(key(entry), entry, Counting::rarer));
            }
        }
        return List.copyOf(merged.values());
    }

    private List<Entry> cells(List<String> margin, boolean tops) {
        String places = margin.isEmpty() ? "" : String.join(", ", margin) + ", ";
        String names =
                IntStream.range(0, margin.size()).mapToObj(i -> "g" + i + ", ").collect(Collectors.joining());
        return session.query(
                "SELECT p, " + names + "sum(n), count(*) FILTER (n > 0), sum(s), min(low), "
                        + (tops ? "max(abs(s), 2)" : "NULL") + " AS top FROM (SELECT p, " + places
                        + "u, sum(n) AS n, sum(s) AS s, min(low) AS low FROM contribution GROUP BY ALL) GROUP BY ALL",
                this::entry);
    }

    /** Every combination of a leaf, a group and the total of each dimension, as columns {@code g0…}. */
    private List<List<String>> margins() {
        List<List<String>> margins = List.of(List.of());
        for (int i = 0; i < plan.dimensions().size(); i++) {
            List<String> depths = new ArrayList<>(List.of("leaf" + i + " AS g" + i, TOTAL + " AS g" + i));
            if (!plan.dimensions().get(i).groups().isEmpty()) {
                depths.add("grp" + i + " AS g" + i);
            }
            margins = margins.stream()
                    .flatMap(margin -> depths.stream().map(depth -> {
                        List<String> longer = new ArrayList<>(margin);
                        longer.add(depth);
                        return longer;
                    }))
                    .toList();
        }
        return margins;
    }

    private static List<Integer> key(Entry entry) {
        return Arrays.stream(entry.places()).boxed().toList();
    }

    /** A cell as the kinds of units see it: as few units as the rarer kind has, the largest of any kind. */
    private static Entry rarer(Entry one, Entry other) {
        return new Entry(
                one.places(),
                one.rows(),
                Math.min(one.units(), other.units()),
                one.sum(),
                Math.min(one.lowest(), other.lowest()),
                Math.max(one.largest(), other.largest()),
                Math.max(one.second(), other.second()));
    }

    private Entry entry(ResultSet row) throws SQLException {
        int dimensions = plan.dimensions().size();
        int[] places = new int[dimensions + 1];
        for (int i = 0; i <= dimensions; i++) {
            places[i] = row.getInt(i + 1);
        }
        double[] tops = {0, 0};
        java.sql.Array list = row.getArray("top");
        if (list != null) {
            Object[] values = (Object[]) list.getArray();
            for (int i = 0; i < Math.min(2, values.length); i++) {
                tops[i] = values[i] instanceof Number number ? number.doubleValue() : 0;
            }
        }
        return new Entry(
                places,
                row.getLong(dimensions + 2),
                row.getLong(dimensions + 3),
                row.getDouble(dimensions + 4),
                row.getDouble(dimensions + 5),
                tops[0],
                tops[1]);
    }

    private String codes() {
        return query.codeColumns().stream().map(column -> column + ", ").collect(Collectors.joining());
    }

    private String grouping() {
        return query.codeColumns().stream().map(column -> ", " + column).collect(Collectors.joining());
    }

    private String places(String depth) {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(i -> "coalesce(map" + i + "." + depth + ", " + MISSING + ") AS " + depth + i + ", ")
                .collect(Collectors.joining());
    }

    private String placesWithGroups() {
        return places("leaf") + places("grp");
    }

    private String mappings() {
        return IntStream.range(0, plan.dimensions().size())
                .mapToObj(i -> " LEFT JOIN map" + i + " ON map" + i + ".period = p AND map" + i
                        + ".code = CAST(counted.d" + i + " AS VARCHAR)")
                .collect(Collectors.joining());
    }

    private void loadMappings() {
        for (int i = 0; i < plan.dimensions().size(); i++) {
            Dimension dimension = plan.dimensions().get(i);
            String table = Sql.name("map" + i);
            session.execute(
                    "CREATE TEMP TABLE " + table + " (period INTEGER, code VARCHAR, leaf INTEGER, grp INTEGER)");
            List<String> lines = new ArrayList<>();
            for (int period = 0; period < dimension.mapping().size(); period++) {
                int at = period;
                dimension.mapping().get(period).forEach((code, leaf) -> {
                    int group = dimension.leaves().get(leaf).group();
                    lines.add("(" + at + ", " + Sql.text(code) + ", " + leaf + ", "
                            + (group < 0 ? leaf : FIRST_GROUP + group) + ")");
                });
            }
            if (!lines.isEmpty()) {
                session.execute("INSERT INTO " + table + " VALUES " + String.join(", ", lines));
            }
        }
    }
}
