package dk.sluse.delivery;

import dk.sluse.audit.Seal;
import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the files of one package in a folder aside. */
final class PackageMaker {

    /** Something must not be delivered, or not as it is; the message names register and column, never a value. */
    static final class Undeliverable extends Exception {

        private static final long serialVersionUID = 1L;

        Undeliverable(String what, String register, String column) {
            super(what + " " + register + "." + column);
        }
    }

    private final Bank bank;
    private final EngineSession session;
    private final Replacement replacement;
    private final ClearKeyCheck check;
    private final Path folder;

    /** The package before, whose files are taken over where nothing has changed; null for the first. */
    private final @Nullable DeliveredPackage before;

    PackageMaker(Bank bank, EngineSession session, OpenKeys keys, Path folder, @Nullable DeliveredPackage before) {
        this.bank = bank;
        this.session = session;
        this.replacement = new Replacement(session, keys);
        this.check = new ClearKeyCheck(session, bank.keys());
        this.folder = folder;
        this.before = before;
    }

    List<PackagedRegister> make(List<PackageItem> items, IntConsumer progress) throws IOException, Undeliverable {
        List<PackagedRegister> made = new ArrayList<>();
        int all = items.stream().mapToInt(item -> item.periods().size()).sum();
        int done = 0;
        for (PackageItem item : items) {
            List<Variable> variables = bank.catalogue().variables(item.register()).stream()
                    .filter(variable -> item.variables().contains(variable.name()))
                    .toList();
            Register register = bank.catalogue().register(item.register()).orElseThrow();
            List<PackagedFile> files = new ArrayList<>();
            for (RegisterPeriod period : bank.catalogue().periods(item.register())) {
                if (item.periods().contains(period.period())) {
                    Optional<PackagedFile> unchanged = unchanged(period, register, variables);
                    files.add(unchanged.isPresent() ? unchanged.get() : file(period, register, variables));
                    progress.accept(99 * ++done / all);
                }
            }
            made.add(new PackagedRegister(register, variables, files));
        }
        return made;
    }

    /** The code lists of the variables and all that group them. */
    List<CodeList> codeLists(List<PackagedRegister> registers) {
        Map<String, CodeList> lists = new LinkedHashMap<>();
        for (PackagedRegister register : registers) {
            for (Variable variable : register.variables()) {
                String name = variable.codeList();
                while (name != null && !lists.containsKey(name)) {
                    CodeList list = bank.catalogue().codeList(name).orElseThrow();
                    lists.put(name, list);
                    name = list.parent();
                }
            }
        }
        return List.copyOf(lists.values());
    }

    /**
     * The file of the package before, if the bank and the agreement are still the same for it; nothing is written again. It is looked
     * at again where the bank has come to know more keys.
     */
    private Optional<PackagedFile> unchanged(RegisterPeriod period, Register register, List<Variable> variables)
            throws IOException, Undeliverable {
        if (before == null) {
            return Optional.empty();
        }
        Optional<PackagedFile> file = before.manifest()
                .register(register.name())
                .filter(packaged -> packaged.variables().equals(variables)
                        && packaged.register().rowIsUnit() == register.rowIsUnit())
                .flatMap(packaged -> packaged.file(period.period()))
                .filter(packaged -> packaged.bankVersion() == period.version());
        if (file.isPresent()) {
            Path target = folder.resolve(file.get().path());
            Files.createDirectories(target.resolveSibling("."));
            Files.createLink(target, before.folder().resolve(file.get().path()));
            if (!bank.keys().sizes().equals(before.manifest().keys())) {
                requireNoClearKey(target, register, variables);
            }
        }
        return file;
    }

    private void requireNoClearKey(Path file, Register register, List<Variable> variables) throws Undeliverable {
        Optional<String> clear = check.firstClearColumn(file, variables);
        if (clear.isPresent()) {
            throw new Undeliverable("clear key in", register.name(), clear.get());
        }
    }

    private PackagedFile file(RegisterPeriod period, Register register, List<Variable> variables)
            throws IOException, Undeliverable {
        String path = period.register() + "/" + period.period() + ".parquet";
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        Path source = bank.file(period);
        for (Variable variable : variables) {
            if (variable.isKey()
                    && !session.runs("SELECT " + Replacement.number(variable) + " FROM " + Sql.parquet(List.of(source))
                            + " LIMIT 0")) {
                throw new Undeliverable(
                        "to be imported again, as it has no numbers of keys:", register.name(), variable.name());
            }
        }
        replacement.write(source, register, variables, file);
        requireNoClearKey(file, register, variables);
        Counts counts = counts(file, variables);
        if (counts.rows() != period.rows() || !counts.coverage().entrySet().containsAll(keys(source, variables))) {
            throw new IllegalStateException(
                    "package and bank differ in rows or keys: " + period.register() + " " + period.period());
        }
        return new PackagedFile(
                period.period(),
                period.version(),
                path,
                counts.rows(),
                Seal.sha256(file),
                counts.coverage(),
                register.rowIsUnit() ? Map.of() : mostRows(file, variables),
                counts.negative());
    }

    /** For each key column of the bank how many rows have one. */
    private Set<Map.Entry<String, Long>> keys(Path source, List<Variable> variables) {
        Set<Map.Entry<String, Long>> counts = new HashSet<>();
        for (Variable variable : variables) {
            if (variable.isKey()) {
                counts.add(Map.entry(
                        variable.name(),
                        session.number("SELECT count(" + Replacement.number(variable) + ") FROM "
                                + Sql.parquet(List.of(source)))));
            }
        }
        return counts;
    }

    private record Counts(long rows, Map<String, Long> coverage, Set<String> negative) {}

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
}
