package dk.sluse.delivery;

import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.installation.Home;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes the files of one package in a folder aside. */
final class PackageMaker {

    /** A clear key was found where a serial number should be. */
    static final class ClearKeyFound extends Exception {

        private static final long serialVersionUID = 1L;

        ClearKeyFound(String register, String column) {
            super("clear key in " + register + "." + column);
        }
    }

    private final Catalogue catalogue;
    private final Home home;
    private final EngineSession session;
    private final OpenKeys keys;
    private final Path folder;

    PackageMaker(Catalogue catalogue, Home home, EngineSession session, OpenKeys keys, Path folder) {
        this.catalogue = catalogue;
        this.home = home;
        this.session = session;
        this.keys = keys;
        this.folder = folder;
    }

    List<PackagedRegister> make(List<PackageItem> items, IntConsumer progress) throws IOException, ClearKeyFound {
        List<PackagedRegister> made = new ArrayList<>();
        int all = items.stream().mapToInt(item -> item.periods().size()).sum();
        int done = 0;
        for (PackageItem item : items) {
            List<Variable> variables = catalogue.variables(item.register()).stream()
                    .filter(variable -> item.variables().contains(variable.name()))
                    .toList();
            Register register = catalogue.register(item.register()).orElseThrow();
            List<PackagedFile> files = new ArrayList<>();
            for (RegisterPeriod period : catalogue.periods(item.register())) {
                if (item.periods().contains(period.period())) {
                    files.add(file(period, register, variables));
                    progress.accept(95 * ++done / all);
                }
            }
            made.add(new PackagedRegister(register, variables, files));
        }
        check(made);
        return made;
    }

    /** The code lists of the variables and all that group them. */
    List<CodeList> codeLists(List<PackagedRegister> registers) {
        Map<String, CodeList> lists = new LinkedHashMap<>();
        for (PackagedRegister register : registers) {
            for (Variable variable : register.variables()) {
                String name = variable.codeList();
                while (name != null && !lists.containsKey(name)) {
                    CodeList list = catalogue.codeList(name).orElseThrow();
                    lists.put(name, list);
                    name = list.parent();
                }
            }
        }
        return List.copyOf(lists.values());
    }

    private PackagedFile file(RegisterPeriod period, Register register, List<Variable> variables) throws IOException {
        String source = Sql.parquet(List.of(home.root().resolve(period.path())));
        for (Variable variable : variables) {
            if (variable.keyType() != null) {
                keys.admit(variable.keyType(), "SELECT " + Sql.name(variable.name()) + " FROM " + source);
            }
        }
        String path = period.register() + "/" + period.period() + ".parquet";
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        session.execute(Sql.copy(replacing(source, variables), file));
        String counts = variables.stream()
                .map(variable -> "count(" + Sql.name(variable.name()) + ")")
                .collect(Collectors.joining(", ", "SELECT count(*), ", " FROM " + Sql.parquet(List.of(file))));
        List<Long> counted = session.query(counts, row -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 1; i <= variables.size() + 1; i++) {
                        numbers.add(row.getLong(i));
                    }
                    return numbers;
                })
                .getFirst();
        if (counted.getFirst() != period.rows()) {
            throw new IllegalStateException(
                    "package and bank differ in rows: " + period.register() + " " + period.period());
        }
        Map<String, Long> coverage = IntStream.range(0, variables.size())
                .boxed()
                .collect(Collectors.toMap(i -> variables.get(i).name(), i -> counted.get(i + 1)));
        return new PackagedFile(
                period.period(),
                period.version(),
                path,
                counted.getFirst(),
                Seal.sha256(file),
                coverage,
                register.rowIsUnit() ? Map.of() : mostRows(file, variables),
                negative(file, variables));
    }

    private Set<String> negative(Path file, List<Variable> variables) {
        return variables.stream()
                .filter(Variable::isNumeric)
                .filter(variable -> session.number("SELECT count(*) FROM (SELECT 1 FROM " + Sql.parquet(List.of(file))
                                + " WHERE " + Sql.name(variable.name()) + " < 0 LIMIT 1)")
                        > 0)
                .map(Variable::name)
                .collect(Collectors.toSet());
    }

    private Map<String, Long> mostRows(Path file, List<Variable> variables) {
        Map<String, Long> most = new HashMap<>();
        for (Variable variable : variables) {
            if (variable.unitKey()) {
                String counts = "SELECT count(*) AS n FROM " + Sql.parquet(List.of(file)) + " GROUP BY "
                        + Sql.name(variable.name());
                most.put(variable.name(), session.number("SELECT coalesce(max(n), 0) FROM (" + counts + ")"));
            }
        }
        return most;
    }

    /** Every key by its serial number, rows sorted by whom they are about, so that their order tells nothing. */
    private String replacing(String source, List<Variable> variables) {
        StringBuilder joins = new StringBuilder();
        List<String> columns = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (Variable variable : variables) {
            String column = Sql.name(variable.name());
            if (variable.keyType() == null) {
                columns.add("source." + column);
            } else {
                String table = Sql.name("key of " + variable.name());
                joins.append(" LEFT JOIN ")
                        .append(keys.table(variable.keyType()))
                        .append(" AS ")
                        .append(table);
                joins.append(" ON source.")
                        .append(column)
                        .append(" = ")
                        .append(table)
                        .append(".key");
                columns.add(table + ".serial AS " + column);
                order.add(table + ".serial");
            }
        }
        String sorted = order.isEmpty() ? " ORDER BY random()" : " ORDER BY " + String.join(", ", order);
        return "SELECT " + String.join(", ", columns) + " FROM " + source + " AS source" + joins + sorted;
    }

    private void check(List<PackagedRegister> registers) throws ClearKeyFound {
        ClearKeyCheck check = new ClearKeyCheck(session, keys.tables());
        if (keys.tables().isEmpty()) {
            return;
        }
        for (PackagedRegister register : registers) {
            for (PackagedFile file : register.files()) {
                Optional<String> clear = check.firstClearColumn(folder.resolve(file.path()), register.variables());
                if (clear.isPresent()) {
                    throw new ClearKeyFound(register.register().name(), clear.get());
                }
            }
        }
    }
}
