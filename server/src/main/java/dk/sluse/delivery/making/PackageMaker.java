package dk.sluse.delivery.making;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.Supplement;
import dk.sluse.engine.Cluster;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.engine.TrinoAnswers;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
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

/** Makes the files of one package in a folder aside. */
final class PackageMaker {

    /**
     * A register of the package.
     *
     * @param variables as they are delivered
     */
    private record Part(PackageItem item, Register register, List<Variable> variables, Rows rows) {}

    private static final String FOUND = "found";

    private final Bank bank;
    private final EngineSession session;
    private final Optional<Cluster> cluster;
    private final Replacement replacement;
    private final Columns columns;
    private final Receipts receipts;
    private final Path folder;
    private final Held held;

    /** Whether the bank has come to know more keys since the package before. */
    private final boolean moreKeys;

    /**
     * What is read, and with what.
     *
     * @param session may read the bank and supplements, and write the package's folder
     * @param cluster that finds rows in the bank's files; empty if the session does
     */
    record Source(Bank bank, EngineSession session, Optional<Cluster> cluster) {}

    /**
     * @param held which version of each period, and the package before, whose files are taken over where nothing has changed
     */
    PackageMaker(Source source, OpenKeys keys, Path folder, Held held) {
        this.bank = source.bank();
        this.session = source.session();
        this.cluster = source.cluster();
        this.replacement = new Replacement(session, keys);
        this.columns = new Columns(bank.catalogue());
        this.receipts = new Receipts(session, new ClearKeyCheck(session, bank.keys()));
        this.folder = folder;
        this.held = held;
        Map<String, Integer> sizes = bank.keys().sizes();
        this.moreKeys = held.before()
                .filter(before -> sizes.equals(before.manifest().keys()))
                .isEmpty();
    }

    /**
     * @param finder of the rows
     * @param progress is told percent, 0 to 99
     */
    List<PackagedRegister> make(List<PackageItem> items, Rows.Finder finder, IntConsumer progress)
            throws IOException, Undeliverable {
        Map<PackageItem, List<RegisterPeriod>> periods = new LinkedHashMap<>();
        items.forEach(item -> periods.put(item, held.periods(item)));
        int all = periods.values().stream().mapToInt(List::size).sum();
        int done = 0;
        List<PackagedRegister> made = new ArrayList<>();
        for (PackageItem item : items) {
            Part part = new Part(
                    item,
                    bank.catalogue().register(item.register()).orElseThrow(),
                    columns.delivered(item),
                    finder.of(item));
            List<PackagedFile> files = new ArrayList<>();
            for (RegisterPeriod period : periods.getOrDefault(item, List.of())) {
                files.add(file(part, period));
                progress.accept(99 * ++done / all);
            }
            made.add(new PackagedRegister(part.register(), part.variables(), files));
        }
        return made;
    }

    /** Links what does not come from the registers of the agreement: own data and tailor-made data. */
    List<PackagedRegister> add(List<Supplement> supplements) throws IOException, Undeliverable {
        Map<String, List<Supplement>> byName = supplements.stream()
                .collect(Collectors.groupingBy(Supplement::name, LinkedHashMap::new, Collectors.toList()));
        List<PackagedRegister> added = new ArrayList<>();
        for (List<Supplement> periods : byName.values()) {
            for (Supplement one : periods) {
                link(
                        bank.home().root().resolve(one.path()),
                        one.file().path(),
                        one.name(),
                        one.content().variables());
            }
            PackagedRegister newest = periods.getLast().content();
            added.add(new PackagedRegister(
                    newest.register(),
                    newest.variables(),
                    periods.stream().map(Supplement::file).toList()));
        }
        return added;
    }

    /** The code lists of the variables and all that group them. */
    List<CodeList> codeLists(List<PackagedRegister> registers) {
        Map<String, Optional<CodeList>> known = new HashMap<>();
        return registers.stream()
                .flatMap(register -> register.codeLists(name -> known.computeIfAbsent(name, this::codeList)))
                .distinct()
                .toList();
    }

    private Optional<CodeList> codeList(String name) {
        return Optional.of(
                name.equals(Columns.AGE_GROUPS.name())
                        ? Columns.AGE_GROUPS
                        : bank.catalogue().codeList(name).orElseThrow());
    }

    /** A period: the file of the package before, if the bank and the agreement are still the same for it, or a new one. */
    private PackagedFile file(Part part, RegisterPeriod period) throws IOException, Undeliverable {
        String coarsening = columns.coarsening(part.item(), period);
        Optional<DeliveredPackage> before = held.before();
        Optional<PackagedFile> same = before.flatMap(one -> one.manifest().register(period.register()))
                .filter(packaged -> packaged.variables().equals(part.variables())
                        && packaged.register().rowIsUnit() == part.register().rowIsUnit())
                .flatMap(packaged -> packaged.file(period.period()))
                .filter(file -> file.bankVersion() == period.version()
                        && file.population().equals(part.rows().name())
                        && file.coarsening().equals(coarsening));
        if (before.isEmpty() || same.isEmpty()) {
            return written(part, period, coarsening);
        }
        String path = same.get().path();
        link(before.get().folder().resolve(path), path, period.register(), part.variables());
        return same.get();
    }

    /** Takes a file over without writing it again; it is looked at again where there are more keys that it could hold. */
    private void link(Path existing, String path, String register, List<Variable> variables)
            throws IOException, Undeliverable {
        Path target = folder.resolve(path);
        Files.createDirectories(target.resolveSibling("."));
        Files.createLink(target, existing);
        if (moreKeys) {
            receipts.requireNoClearKey(target, register, variables);
        }
    }

    private PackagedFile written(Part part, RegisterPeriod period, String coarsening)
            throws IOException, Undeliverable {
        Path source = bank.file(period);
        Set<String> stored = receipts.columns(source);
        requireUsable(part, stored);
        List<Column> wanted = columns.of(part.item(), period, stored);
        String path = period.register() + "/" + period.period() + ".parquet";
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        replacement.write(source(source, stored, wanted, part.rows()), part.register(), wanted, file);
        PackagedFile made = receipts.of(
                file,
                part.register(),
                part.variables(),
                new Receipts.Origin(period, part.rows().name(), coarsening, path));
        receipts.requireSameRowsAndKeys(source, wanted, part.rows(), made);
        return made;
    }

    /** The rows in the bank's file, or the same as a cluster finds them there where they are few, with the columns that are wanted. */
    private String source(Path bankFile, Set<String> stored, List<Column> wanted, Rows rows) {
        if (cluster.isEmpty() || !rows.few()) {
            return Sql.parquet(List.of(bankFile)) + " WHERE " + rows.sql();
        }
        String columns = wanted.stream()
                .map(Column::bank)
                .map(variable -> variable.isKey() ? KeyIndex.column(variable.name()) : variable.name())
                .filter(stored::contains)
                .distinct()
                .map(column -> Sql.name(column) + " AS " + Sql.name(column))
                .collect(Collectors.joining(", "));
        session.execute("DROP TABLE IF EXISTS " + FOUND);
        try (TrinoAnswers answers = cluster.get().open()) {
            answers.bring(
                    "SELECT " + columns + " FROM " + answers.rows(List.of(bankFile)) + " WHERE "
                            + rows.condition().apply(answers::rows),
                    session,
                    FOUND);
        }
        return FOUND + " WHERE true";
    }

    private void requireUsable(Part part, Set<String> stored) throws Undeliverable {
        PackageItem item = part.item();
        Register register = part.register();
        for (Variable variable : bank.catalogue().variables(register.name())) {
            boolean wanted = item.variables().contains(variable.name());
            boolean chosenBy = item.population() instanceof Population.Where where
                    && where.variable().equals(variable.name());
            if (!stored.contains(variable.name()) && (chosenBy || (wanted && variable.unitKey()))) {
                throw new Undeliverable(Stop.Code.NO_VARIABLE, register.name(), variable.name());
            }
            if (wanted
                    && variable.isKey()
                    && stored.contains(variable.name())
                    && !stored.contains(KeyIndex.column(variable.name()))) {
                throw new Undeliverable(Stop.Code.IMPORT_AGAIN, register.name(), variable.name());
            }
        }
    }
}
