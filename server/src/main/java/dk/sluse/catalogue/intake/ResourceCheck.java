package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks all files of one resource and writes them as one period of the bank. */
final class ResourceCheck {

    /** Lines told for each column and kind of fault and file; the reader wants the pattern, not a million lines. */
    private static final int LINES_TOLD = 50;

    private final EngineSession session;
    private final Path directory;
    private final Descriptor.Resource resource;
    private final Map<String, CodeList> codeLists;
    private final List<Fault> faults = new ArrayList<>();
    private final List<String> sources = new ArrayList<>();
    private final AtomicInteger stepsDone = new AtomicInteger();

    ResourceCheck(
            EngineSession session, Path directory, Descriptor.Resource resource, Map<String, CodeList> codeLists) {
        this.session = session;
        this.directory = directory;
        this.resource = resource;
        this.codeLists = codeLists;
    }

    /**
     * How much is done: of reading and checking each file, looking for duplicates, and writing.
     *
     * @param share of the current step
     */
    double done(double share) {
        int steps = resource.files().size() + 2;
        return Math.min(1, (stepsDone.get() + share) / steps);
    }

    List<Fault> check() {
        for (Path file : resource.files()) {
            checkFile(file);
            stepsDone.incrementAndGet();
        }
        if (faults.isEmpty() && !resource.primaryKey().isEmpty()) {
            checkDuplicates();
        }
        stepsDone.incrementAndGet();
        return faults;
    }

    /** Writes what was checked; returns the number of rows. */
    long write(Path target) {
        session.execute(Sql.copy(
                all(resource.fields().stream()
                        .map(field -> Condition.value(field) + " AS "
                                + Sql.name(field.variable().name()))
                        .toList()),
                target));
        return session.number("SELECT count(*) FROM " + Sql.parquet(List.of(target)));
    }

    private String all(List<String> columns) {
        return sources.stream()
                .map(source -> "SELECT " + String.join(", ", columns) + " FROM " + source)
                .collect(Collectors.joining(" UNION ALL "));
    }

    private void checkFile(Path file) {
        String name = directory.relativize(file).toString();
        if (!Files.isRegularFile(file) || !real(file).startsWith(real(directory))) {
            faults.add(new Fault(name, 0, "", Fault.Kind.FILE_MISSING, ""));
            return;
        }
        String source = Sql.name("source" + sources.size());
        if (!session.runs(create(source, file))) {
            faults.add(new Fault(
                    name,
                    0,
                    "",
                    Fault.Kind.FILE_UNREADABLE,
                    resource.format().text().isPresent() ? "CSV" : "Parquet"));
            return;
        }
        sources.add(source);
        if (!checkLines(name) && !checkColumns(name, source)) {
            checkValues(name, source);
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return Path.of("/unreadable");
        }
    }

    private String create(String source, Path file) {
        String path = Sql.text(file.toString());
        return resource.format()
                .text()
                .map(text -> "CREATE TEMP TABLE " + source + " AS SELECT row_number() OVER () + 1 AS \"line number\", *"
                        + " FROM read_csv(" + path + ", all_varchar = true, header = true, auto_detect = false,"
                        + " store_rejects = true, quote = '\"', escape = '\"', delim = " + Sql.text(text.delimiter())
                        + ", encoding = " + Sql.text(text.encoding()) + ", columns = " + headerOf(file, text) + ")")
                .orElse("CREATE TEMP VIEW " + source + " AS SELECT file_row_number + 1 AS \"line number\", *"
                        + " EXCLUDE (file_row_number) FROM read_parquet(" + path + ", file_row_number = true)");
    }

    /** The columns of the first line, all as text, so that the engine does not guess. */
    private static String headerOf(Path file, Descriptor.Format.Text text) {
        try (BufferedReader reader = Files.newBufferedReader(
                file, text.encoding().equals("latin-1") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8)) {
            String line = String.valueOf(reader.readLine());
            String first = line.startsWith("\uFEFF") ? line.substring(1) : line;
            return Arrays.stream(first.split(Pattern.quote(text.delimiter()), -1))
                    .map(column -> Sql.text(column.strip().replaceAll("^\"|\"$", "")) + ": 'VARCHAR'")
                    .collect(Collectors.joining(", ", "{", "}"));
        } catch (IOException e) {
            return "{}";
        }
    }

    /** Lines with too many or too few fields, or broken quotes. */
    private boolean checkLines(String name) {
        if (resource.format().text().isEmpty()) {
            return false;
        }
        List<Fault> malformed = session.query(
                "SELECT DISTINCT line FROM reject_errors ORDER BY line LIMIT " + LINES_TOLD,
                row -> new Fault(name, row.getLong(1), "", Fault.Kind.LINE_MALFORMED, ""));
        session.execute("DROP TABLE IF EXISTS reject_errors");
        session.execute("DROP TABLE IF EXISTS reject_scans");
        faults.addAll(malformed);
        return !malformed.isEmpty();
    }

    /** The columns of a source with their types; their names in whatever case. */
    private Map<String, String> storedTypes(String source) {
        Map<String, String> types = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        session.query("DESCRIBE " + source, row -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(column -> types.put(column.getKey(), column.getValue()));
        types.remove("line number");
        return types;
    }

    private boolean checkColumns(String name, String source) {
        int before = faults.size();
        Map<String, String> found = storedTypes(source);
        for (Descriptor.Field field : resource.fields()) {
            if (found.remove(field.column()) == null) {
                faults.add(new Fault(name, 1, field.column(), Fault.Kind.COLUMN_MISSING, ""));
            }
        }
        positions(source, found.keySet())
                .forEach(position -> faults.add(new Fault(name, 1, "#" + position, Fault.Kind.COLUMN_UNKNOWN, "")));
        return faults.size() > before;
    }

    /** A column that nobody described may be a line of data taken for a header, so its name is not told. */
    private List<Integer> positions(String source, Set<String> columns) {
        List<String> all = session.query("DESCRIBE " + source, row -> row.getString(1));
        all.remove("line number");
        return IntStream.range(0, all.size())
                .filter(i -> columns.contains(all.get(i)))
                .mapToObj(i -> i + 1)
                .toList();
    }

    private void checkValues(String name, String source) {
        Map<String, String> types = storedTypes(source);
        List<Condition> conditions = resource.fields().stream()
                .flatMap(field ->
                        Condition.of(field, types.getOrDefault(field.column(), ""), resource.period(), codeLists)
                                .stream())
                .toList();
        if (conditions.isEmpty()) {
            return;
        }
        String counts = conditions.stream()
                .map(condition -> "count(*) FILTER (WHERE " + condition.sql() + ")")
                .collect(Collectors.joining(", "));
        List<Long> wrong = session.numbers("SELECT " + counts + " FROM " + source);
        IntStream.range(0, conditions.size())
                .filter(i -> wrong.get(i) > 0)
                .forEach(i -> tell(name, source, conditions.get(i)));
    }

    private void tell(String name, String source, Condition condition) {
        faults.addAll(session.query(
                "SELECT \"line number\" FROM " + source + " WHERE " + condition.sql() + " ORDER BY 1 LIMIT "
                        + LINES_TOLD,
                row -> new Fault(
                        name, row.getLong(1), condition.field().column(), condition.kind(), condition.expected())));
    }

    private void checkDuplicates() {
        String key = resource.primaryKey().stream().map(Sql::name).collect(Collectors.joining(", "));
        String all = IntStream.range(0, sources.size())
                .mapToObj(
                        i -> "SELECT " + i + " AS \"file number\", \"line number\", " + key + " FROM " + sources.get(i))
                .collect(Collectors.joining(" UNION ALL "));
        if (session.number("SELECT count(*) - count(DISTINCT (" + key + ")) FROM (" + all + ")") == 0) {
            return;
        }
        faults.addAll(session.query(
                "SELECT \"file number\", \"line number\" FROM (" + all + ") QUALIFY row_number() OVER (PARTITION BY "
                        + key + " ORDER BY \"file number\", \"line number\") > 1 ORDER BY 1, 2 LIMIT " + LINES_TOLD,
                row -> new Fault(
                        directory
                                .relativize(resource.files().get(row.getInt(1)))
                                .toString(),
                        row.getLong(2),
                        String.join(", ", resource.primaryKey()),
                        Fault.Kind.DUPLICATE,
                        "")));
    }
}
