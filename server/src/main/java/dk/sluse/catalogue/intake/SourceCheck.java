package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.engine.files.TextFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Checks tables that were read from files against what was said of their columns, and writes them together as one typed file.
 * Each table has the number of the line beside its columns.
 */
public final class SourceCheck {

    /** Lines told for each column and kind of fault and file; the reader wants the pattern, not a million lines. */
    public static final int LINES_TOLD = 50;

    /** @param name of the file that it was read from */
    private record Source(String name, String table) {}

    private final EngineSession session;
    private final List<Field> fields;
    private final String period;
    private final Map<String, CodeList> codeLists;
    private final List<Source> sources = new ArrayList<>();

    public SourceCheck(EngineSession session, List<Field> fields, String period, Map<String, CodeList> codeLists) {
        this.session = session;
        this.fields = List.copyOf(fields);
        this.period = period;
        this.codeLists = Map.copyOf(codeLists);
    }

    /** Takes a table in; returns what is wrong with its columns, or else with its values. */
    public List<Fault> check(String name, String table) {
        Source source = new Source(name, table);
        sources.add(source);
        List<Fault> faults = columns(source);
        return faults.isEmpty() ? values(source) : faults;
    }

    /** The rows that have the same values in these columns as an earlier one. */
    public List<Fault> duplicates(List<String> columns) {
        String key = columns.stream().map(Sql::name).collect(Collectors.joining(", "));
        String all = IntStream.range(0, sources.size())
                .mapToObj(i -> "SELECT " + i + " AS \"file number\", \"line number\", " + key + " FROM "
                        + sources.get(i).table())
                .collect(Collectors.joining(" UNION ALL "));
        if (session.number("SELECT count(*) - count(DISTINCT (" + key + ")) FROM (" + all + ")") == 0) {
            return List.of();
        }
        return session.query(
                "SELECT \"file number\", \"line number\" FROM (" + all + ") QUALIFY row_number() OVER (PARTITION BY "
                        + key + " ORDER BY \"file number\", \"line number\") > 1 ORDER BY 1, 2 LIMIT " + LINES_TOLD,
                row -> new Fault(
                        sources.get(row.getInt(1)).name(),
                        row.getLong(2),
                        String.join(", ", columns),
                        Fault.Kind.DUPLICATE,
                        ""));
    }

    /** Writes all tables as they are stored, under the names of their variables; returns the number of rows. */
    public long write(Path target) {
        String columns = fields.stream()
                .map(field -> Condition.value(field) + " AS "
                        + Sql.name(field.variable().name()))
                .collect(Collectors.joining(", "));
        session.execute(Sql.copy(
                sources.stream()
                        .map(source -> "SELECT " + columns + " FROM " + source.table())
                        .collect(Collectors.joining(" UNION ALL ")),
                target));
        return session.number("SELECT count(*) FROM " + Sql.parquet(List.of(target)));
    }

    /** The columns of a table with their types; their names in whatever case. */
    private Map<String, String> storedTypes(Source source) {
        Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        session.query("DESCRIBE " + source.table(), row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(column -> types.put(column.getKey(), column.getValue()));
        types.remove(TextFile.LINE);
        return types;
    }

    private List<Fault> columns(Source source) {
        List<Fault> faults = new ArrayList<>();
        Map<String, String> found = storedTypes(source);
        for (Field field : fields) {
            if (found.remove(field.column()) == null) {
                faults.add(new Fault(source.name(), 1, field.column(), Fault.Kind.COLUMN_MISSING, ""));
            }
        }
        positions(source, found.keySet())
                .forEach(position ->
                        faults.add(new Fault(source.name(), 1, "#" + position, Fault.Kind.COLUMN_UNKNOWN, "")));
        return faults;
    }

    /** A column that nobody described may be a line of data taken for a header, so its name is not told. */
    private List<Integer> positions(Source source, Set<String> columns) {
        List<String> all = session.columns(source.table());
        all.remove(TextFile.LINE);
        return IntStream.range(0, all.size())
                .filter(i -> columns.contains(all.get(i)))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private List<Fault> values(Source source) {
        Map<String, String> types = storedTypes(source);
        List<Condition> conditions = fields.stream()
                .flatMap(field ->
                        Condition.of(field, types.getOrDefault(field.column(), ""), period, codeLists).stream())
                .toList();
        if (conditions.isEmpty()) {
            return List.of();
        }
        String counts = conditions.stream()
                .map(condition -> "count(*) FILTER (WHERE " + condition.sql() + ")")
                .collect(Collectors.joining(", "));
        List<Long> wrong = session.numbers("SELECT " + counts + " FROM " + source.table());
        return IntStream.range(0, conditions.size())
                .filter(i -> wrong.get(i) > 0)
                .mapToObj(conditions::get)
                .flatMap(condition -> lines(source, condition).stream())
                .toList();
    }

    private List<Fault> lines(Source source, Condition condition) {
        return session.query(
                "SELECT \"line number\" FROM " + source.table() + " WHERE " + condition.sql() + " ORDER BY 1 LIMIT "
                        + LINES_TOLD,
                row -> new Fault(
                        source.name(),
                        row.getLong(1),
                        condition.field().column(),
                        condition.kind(),
                        condition.expected()));
    }
}
