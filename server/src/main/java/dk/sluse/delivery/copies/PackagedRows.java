package dk.sluse.delivery.copies;

import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;

/** All periods of a register in a package, which rows of somebody's table are looked for in. */
final class PackagedRows {

    /** How many values of a column are looked for, to tell what it may be. */
    private static final int SAMPLE = 50;

    private static final int FEWEST_KEYS = 3;
    private static final int MOST_PAIRS = 50_000;
    private static final int MOST_CANDIDATES = 40;

    /** So many rows of a table are tried, to tell what to join all of them by. */
    private static final int TRIED = 6;

    private static final int MOST_FOUND = 20_000;
    private static final int MOST_JOINS = 3;

    private final EngineSession session;
    private final String rows;
    private final String period;
    private boolean gaveUp;

    /** @param files of its periods, in their order */
    PackagedRows(EngineSession session, List<Path> files) {
        this.session = session;
        String list = files.stream().map(file -> Sql.text(file.toString())).collect(Collectors.joining(", ", "[", "]"));
        this.rows = "read_parquet(" + list + ", union_by_name = true, filename = true)";
        this.period = "CAST(list_position(" + list + ", filename) - 1 AS INTEGER) AS period";
    }

    /** Whether there was too much to compare, so that nothing was found is no answer. */
    boolean gaveUp() {
        return gaveUp;
    }

    /**
     * A candidate whose values are there.
     *
     * @param each how many rows of the package have a value, on average
     */
    private record Likely(Candidate candidate, double each) {}

    Optional<Agreement.Found> find(List<Candidate> candidates) {
        List<Likely> likely = likely(candidates);
        if (likely.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> all = likely.stream().map(Likely::candidate).toList();
        session.temporaryTable(
                "mine",
                "line INTEGER"
                        + IntStream.range(0, all.size())
                                .mapToObj(at -> ", c" + at + " " + all.get(at).type())
                                .collect(Collectors.joining()),
                appender -> write(appender, all));
        try {
            return keys(all)
                    .or(() -> joins(likely).stream()
                            .flatMap(join -> pairs(all, join).stream()
                                    .flatMap(pairs -> new Agreement(all, join, pairs).find().stream()))
                            .findFirst());
        } finally {
            session.execute("DROP TABLE mine");
        }
    }

    /** A column of serial numbers: one of three numbers or more is in a package by chance hardly ever. */
    private Optional<Agreement.Found> keys(List<Candidate> all) {
        return IntStream.range(0, all.size())
                .filter(at -> all.get(at).kind() == Candidate.Kind.KEY
                        && all.get(at).some(FEWEST_KEYS).size() == FEWEST_KEYS)
                .mapToObj(at -> pairs(all, Set.of(at))
                        .map(pairs -> new Agreement.Found(
                                List.of(all.get(at).variable()),
                                pairs.stream()
                                        .map(Agreement.Pair::row)
                                        .distinct()
                                        .sorted()
                                        .toList(),
                                pairs.stream().map(Agreement.Pair::period).collect(Collectors.toSet()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Those most of whose values are there, the rarest values first; codes have been looked up in their list already. */
    private List<Likely> likely(List<Candidate> candidates) {
        List<Likely> likely = new ArrayList<>();
        for (String type : List.of(Candidate.WHOLE, Candidate.TEXT)) {
            likely.addAll(present(
                    candidates.stream().filter(one -> one.type().equals(type)).toList()));
        }
        return likely.stream()
                .sorted(Comparator.comparingDouble(Likely::each))
                .limit(MOST_CANDIDATES)
                .toList();
    }

    /** All of the same type, asked for at once. */
    private List<Likely> present(List<Candidate> candidates) {
        if (candidates.isEmpty()) {
            return List.of();
        }
        List<String> sought = candidates.stream().map(Candidate::sql).distinct().toList();
        List<List<Object>> samples =
                candidates.stream().map(one -> one.some(SAMPLE)).toList();
        session.temporaryTable(
                "sampled",
                "sought INTEGER, candidate INTEGER, one "
                        + candidates.getFirst().type(),
                appender -> {
                    for (int at = 0; at < samples.size(); at++) {
                        int its = sought.indexOf(candidates.get(at).sql());
                        writeSample(appender, its, at, samples.get(at));
                    }
                });
        try {
            String all = IntStream.range(0, sought.size())
                    .mapToObj(its -> "SELECT " + its + " AS sought, " + sought.get(its) + " AS one FROM " + rows)
                    .collect(Collectors.joining(" UNION ALL "));
            return session
                    .query(
                            "SELECT candidate, count(DISTINCT one), count(*) FROM sampled JOIN (" + all
                                    + ") USING (sought, one) GROUP BY candidate",
                            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
                    .stream()
                    .filter(found -> candidates.get((int) found[0]).kind() == Candidate.Kind.CODE
                            || found[1]
                                    >= WrittenColumn.MOST
                                            * samples.get((int) found[0]).size())
                    .map(found -> new Likely(candidates.get((int) found[0]), (double) found[2] / found[1]))
                    .toList();
        } finally {
            session.execute("DROP TABLE sampled");
        }
    }

    private static void writeSample(DuckDBAppender appender, int sought, int candidate, List<Object> sample)
            throws SQLException {
        for (Object value : sample) {
            appender.beginRow();
            appender.append(sought);
            appender.append(candidate);
            append(appender, value);
            appender.endRow();
        }
    }

    private static void write(DuckDBAppender appender, List<Candidate> all) throws SQLException {
        int rows = all.getFirst().values().size();
        for (int row = 0; row < rows; row++) {
            appender.beginRow();
            appender.append(row);
            for (Candidate one : all) {
                append(appender, one.values().get(row));
            }
            appender.endRow();
        }
    }

    private static void append(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> appender.appendNull();
            case Long number -> appender.append(number.longValue());
            case Object text -> appender.append(text.toString());
        }
    }

    /**
     * What rows are joined by: a measured variable of which few rows have the same value, with others if many have. In a large register nearly
     * every column could be any variable, so that a few rows of the table are looked for first: those candidates come first that agree with
     * delivered rows in most other columns too.
     */
    private List<Set<Integer>> joins(List<Likely> likely) {
        List<Candidate> all = likely.stream().map(Likely::candidate).toList();
        List<Integer> measured = IntStream.range(0, all.size())
                .filter(at -> all.get(at).measured())
                .boxed()
                .toList();
        if (measured.isEmpty()) {
            return List.of();
        }
        int[] agreeing = agreeing(all, measured);
        List<Integer> order = IntStream.range(0, all.size())
                .boxed()
                .sorted(Comparator.comparingInt((Integer at) -> -agreeing[at]).thenComparing(at -> at))
                .toList();
        return order.stream()
                .filter(at -> all.get(at).measured())
                .limit(MOST_JOINS)
                .map(at -> join(likely, at, order))
                .toList();
    }

    /** For each candidate in how many columns a few rows agree at most with a delivered row that agrees in it, together. */
    private int[] agreeing(List<Candidate> all, List<Integer> measured) {
        int rows = all.getFirst().values().size();
        List<Integer> tried = IntStream.range(0, Math.min(TRIED, rows))
                .mapToObj(at -> (int) ((long) at * rows / Math.min(TRIED, rows)))
                .toList();
        String some = measured.stream()
                .map(at -> "c" + at + " IN (SELECT c" + at + " FROM mine WHERE line IN ("
                        + tried.stream().map(String::valueOf).collect(Collectors.joining(", ")) + "))")
                .collect(Collectors.joining(" OR "));
        List<@Nullable Object[]> delivered = session.query(
                "SELECT * FROM (SELECT " + values(all) + " FROM " + this.rows + ") WHERE " + some + " LIMIT "
                        + MOST_FOUND,
                row -> values(row, all.size(), 1));
        int[] sums = new int[all.size()];
        for (int line : tried) {
            int[] best = new int[all.size()];
            for (@Nullable Object[] row : delivered) {
                List<Integer> same = IntStream.range(0, all.size())
                        .filter(at -> row[at] != null
                                && row[at].equals(all.get(at).values().get(line)))
                        .boxed()
                        .toList();
                int columns = (int)
                        same.stream().map(at -> all.get(at).column()).distinct().count();
                same.forEach(at -> best[at] = Math.max(best[at], columns));
            }
            Arrays.setAll(sums, at -> sums[at] + best[at]);
        }
        return sums;
    }

    private static String values(List<Candidate> all) {
        return IntStream.range(0, all.size())
                .mapToObj(at -> all.get(at).sql() + " AS c" + at)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable Object[] values(ResultSet row, int many, int first) throws SQLException {
        @Nullable Object[] values = new Object[many];
        for (int at = 0; at < many; at++) {
            values[at] = row.getObject(first + at);
        }
        return values;
    }

    /**
     * Others join where too many rows have the same: codes that most rows share, then measures.
     *
     * @param order of the candidates, those that agree best first
     */
    private static Set<Integer> join(List<Likely> likely, int first, List<Integer> order) {
        Set<Integer> join = new TreeSet<>(Set.of(first));
        Set<Integer> columns =
                new HashSet<>(Set.of(likely.get(first).candidate().column()));
        int rows = likely.get(first).candidate().values().size();
        double found = likely.get(first).each() * rows;
        List<Integer> codesFirst = order.stream()
                .sorted(Comparator.comparingInt(at -> likely.get(at).candidate().measured()
                        ? SAMPLE + 1
                        : likely.get(at).candidate().some(SAMPLE).size()))
                .toList();
        for (int at : codesFirst) {
            Candidate one = likely.get(at).candidate();
            if (found > MOST_PAIRS / 2.0 && columns.add(one.column())) {
                join.add(at);
                found /= Math.max(1, one.some(SAMPLE).size());
            }
        }
        return join;
    }

    /** All rows of the package that agree with one of the table in these candidates; empty if there are too many. */
    private Optional<List<Agreement.Pair>> pairs(List<Candidate> all, Set<Integer> join) {
        String on = join.stream().map(at -> "mine.c" + at + " = its.c" + at).collect(Collectors.joining(" AND "));
        List<Agreement.Pair> pairs = session.query(
                "SELECT mine.line, its.* FROM mine JOIN (SELECT " + period + ", " + values(all) + " FROM " + rows
                        + ") AS its ON " + on + " LIMIT " + (MOST_PAIRS + 1),
                row -> new Agreement.Pair(row.getInt(1), row.getInt(2), values(row, all.size(), 3)));
        if (pairs.size() > MOST_PAIRS) {
            gaveUp = true;
            return Optional.empty();
        }
        return Optional.of(pairs);
    }
}
