package dk.sluse.delivery.making;

import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Stop;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at files that are about to be delivered, and says what is in them. */
final class Receipts {

    /**
     * Where a file comes from.
     *
     * @param population which rows it has
     * @param coarsening how codes were coarsened
     * @param path of the file, relative to the package
     */
    record Origin(RegisterPeriod period, String population, String coarsening, String path) {}

    private record Counts(long rows, Map<String, Long> coverage, Set<String> negative) {}

    private final EngineSession session;
    private final ClearKeyCheck check;

    Receipts(EngineSession session, ClearKeyCheck check) {
        this.session = session;
        this.check = check;
    }

    /** The names of a file's columns. */
    Set<String> columns(Path file) {
        return Set.copyOf(session.columns(Sql.parquet(List.of(file))));
    }

    void requireNoClearKey(Path file, String register, List<Variable> variables) throws Undeliverable {
        String clear = check.firstClearColumn(file, variables).orElse("");
        if (!clear.isEmpty()) {
            throw new Undeliverable(Stop.Code.CLEAR_KEY, register, clear);
        }
    }

    /** What was written has as many rows, and as many keys in each column, as the bank. */
    void requireSameRowsAndKeys(Path bank, List<Column> columns, Rows rows, PackagedFile made) {
        List<Column> keys =
                columns.stream().filter(column -> column.bank().isKey()).toList();
        List<Long> inBank = session.numbers("SELECT count(*)"
                + keys.stream().map(column -> ", count(" + column.sql() + ")").collect(Collectors.joining())
                + " FROM " + Sql.parquet(List.of(bank)) + " WHERE " + rows.sql());
        List<Long> delivered = Stream.concat(
                        Stream.of(made.rows()),
                        keys.stream()
                                .map(column -> made.coverage()
                                        .getOrDefault(column.delivered().name(), -1L)))
                .toList();
        if (!inBank.equals(delivered)) {
            throw new IllegalStateException("package and bank differ in rows or keys: " + made.path());
        }
    }

    /** The receipt of a file that may be delivered. */
    PackagedFile of(Path file, Register register, List<Variable> variables, Origin origin) throws Undeliverable {
        requireNoClearKey(file, register.name(), variables);
        Counts counts = counts(file, variables);
        Map<String, Long> units = new HashMap<>();
        Map<String, Long> mostRows = new HashMap<>();
        for (Variable variable : variables) {
            if (variable.unitKey() && register.rowIsUnit()) {
                units.put(variable.name(), counts.rows());
            } else if (variable.unitKey()) {
                String ofEach = "SELECT count(*) AS n FROM " + Sql.parquet(List.of(file)) + " GROUP BY "
                        + Sql.name(variable.name());
                List<Long> found = session.numbers("SELECT count(*), coalesce(max(n), 0) FROM (" + ofEach + ")");
                units.put(variable.name(), found.get(0));
                mostRows.put(variable.name(), found.get(1));
            }
        }
        return new PackagedFile(
                origin.period().period(),
                origin.period().version(),
                origin.period().status(),
                origin.population(),
                origin.coarsening(),
                origin.path(),
                counts.rows(),
                Seal.sha256(file),
                counts.coverage(),
                units,
                mostRows,
                counts.negative());
    }

    private Counts counts(Path file, List<Variable> variables) {
        String asked = variables.stream()
                .map(variable -> "count(" + Sql.name(variable.name()) + "), "
                        + (variable.isNumeric()
                                ? "coalesce(min(" + Sql.name(variable.name()) + ") < 0, false)"
                                : "false"))
                .collect(Collectors.joining(", ", "SELECT count(*), ", " FROM " + Sql.parquet(List.of(file))));
        return session.query(asked, row -> {
                    Map<String, Long> coverage = new HashMap<>();
                    Set<String> negative = new HashSet<>();
                    for (int i = 0; i < variables.size(); i++) {
                        String name = variables.get(i).name();
                        coverage.put(name, row.getLong(2 * i + 2));
                        if (row.getBoolean(2 * i + 3)) {
                            negative.add(name);
                        }
                    }
                    return new Counts(row.getLong(1), coverage, negative);
                })
                .getFirst();
    }
}
