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
import dk.sluse.engine.EngineSession;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/** Makes the files of one package in a folder aside. */
final class PackageMaker {

    private final Bank bank;
    private final Replacement replacement;
    private final Columns columns;
    private final Receipts receipts;
    private final Path folder;

    PackageMaker(Bank bank, EngineSession session, OpenKeys keys, Path folder) {
        this.bank = bank;
        this.replacement = new Replacement(session, keys);
        this.columns = new Columns(bank.catalogue());
        this.receipts = new Receipts(session, new ClearKeyCheck(session, bank.keys()));
        this.folder = folder;
    }

    /**
     * @param held which version of each period, and the package before, whose files are taken over where nothing has changed
     * @param finder of the rows
     * @param progress is told percent, 0 to 99
     */
    List<PackagedRegister> make(List<PackageItem> items, Held held, Rows.Finder finder, IntConsumer progress)
            throws IOException, Undeliverable {
        List<PackagedRegister> made = new ArrayList<>();
        int all = Math.max(
                1, items.stream().mapToInt(item -> held.periods(item).size()).sum());
        int done = 0;
        for (PackageItem item : items) {
            Register register = bank.catalogue().register(item.register()).orElseThrow();
            Rows rows = finder.of(item);
            List<PackagedFile> files = new ArrayList<>();
            for (RegisterPeriod period : held.periods(item)) {
                Optional<PackagedFile> unchanged = unchanged(held, period, item, rows);
                files.add(unchanged.isPresent() ? unchanged.get() : file(period, item, rows));
                progress.accept(99 * ++done / all);
            }
            made.add(new PackagedRegister(register, columns.delivered(item), files));
        }
        return made;
    }

    /** Links what does not come from the registers of the agreement: own data and tailor-made data. */
    List<PackagedRegister> add(List<Supplement> supplements, boolean moreKeys) throws IOException, Undeliverable {
        Map<String, List<Supplement>> byName = supplements.stream()
                .collect(Collectors.groupingBy(Supplement::name, LinkedHashMap::new, Collectors.toList()));
        List<PackagedRegister> added = new ArrayList<>();
        for (List<Supplement> periods : byName.values()) {
            for (Supplement one : periods) {
                Path target = folder.resolve(one.file().path());
                link(bank.home().root().resolve(one.path()), target);
                if (moreKeys) {
                    receipts.requireNoClearKey(target, one.name(), one.content().variables());
                }
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
        Map<String, CodeList> lists = new LinkedHashMap<>();
        for (PackagedRegister register : registers) {
            for (Variable variable : register.variables()) {
                String name = variable.codeList();
                while (name != null && !lists.containsKey(name)) {
                    CodeList list = codeList(name);
                    lists.put(name, list);
                    name = list.parent();
                }
            }
        }
        return List.copyOf(lists.values());
    }

    private CodeList codeList(String name) {
        return name.equals(Columns.AGE_GROUPS.name())
                ? Columns.AGE_GROUPS
                : bank.catalogue().codeList(name).orElseThrow();
    }

    /**
     * The file of the package before, if the bank and the agreement are still the same for it; nothing is written again. It is looked
     * at again where the bank has come to know more keys.
     */
    private Optional<PackagedFile> unchanged(Held held, RegisterPeriod period, PackageItem item, Rows rows)
            throws IOException, Undeliverable {
        if (held.before().isEmpty()) {
            return Optional.empty();
        }
        DeliveredPackage before = held.before().get();
        List<Variable> variables = columns.delivered(item);
        Register register = bank.catalogue().register(item.register()).orElseThrow();
        Optional<PackagedFile> file = before.manifest()
                .register(item.register())
                .filter(packaged -> packaged.variables().equals(variables)
                        && packaged.register().rowIsUnit() == register.rowIsUnit())
                .flatMap(packaged -> packaged.file(period.period()))
                .filter(packaged -> packaged.bankVersion() == period.version()
                        && packaged.population().equals(rows.name())
                        && packaged.coarsening().equals(columns.coarsening(item, period)));
        if (file.isPresent()) {
            Path target = folder.resolve(file.get().path());
            link(before.folder().resolve(file.get().path()), target);
            if (!bank.keys().sizes().equals(before.manifest().keys())) {
                receipts.requireNoClearKey(target, item.register(), variables);
            }
        }
        return file;
    }

    private static void link(Path existing, Path target) throws IOException {
        Files.createDirectories(target.resolveSibling("."));
        Files.createLink(target, existing);
    }

    private PackagedFile file(RegisterPeriod period, PackageItem item, Rows rows) throws IOException, Undeliverable {
        Register register = bank.catalogue().register(item.register()).orElseThrow();
        Path source = bank.file(period);
        Set<String> stored = receipts.columns(source);
        requireUsable(register, item, stored);
        List<Column> wanted = columns.of(item, period, stored);
        String path = period.register() + "/" + period.period() + ".parquet";
        Path file = folder.resolve(path);
        Files.createDirectories(file.resolveSibling("."));
        replacement.write(source, register, wanted, rows, file);
        PackagedFile made = receipts.of(
                file,
                register,
                columns.delivered(item),
                new Receipts.Origin(period, rows.name(), columns.coarsening(item, period), path));
        receipts.requireSameRowsAndKeys(source, wanted, rows, made);
        return made;
    }

    private void requireUsable(Register register, PackageItem item, Set<String> stored) throws Undeliverable {
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
