package dk.sluse.delivery.making;

import dk.sluse.audit.AuditEntry;
import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.intake.Numbering;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.Supplements;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** De-identifies data that come from no register as a register is, and proves it in the same way. */
public record SupplementMaker(DataHall hall, Supplements supplements, EngineSession session) {

    /**
     * What is made.
     *
     * @param register how the data stand in the package
     * @param seen why identifiers are seen, under the scheme
     */
    public record Order(
            SchemeId scheme,
            Supplement.Kind kind,
            Register register,
            List<Variable> variables,
            String period,
            AuditEntry seen) {}

    /** The first of these columns that holds clear keys which the bank knows. */
    public Optional<String> firstClearColumn(Path file, List<Variable> variables) {
        return new ClearKeyCheck(session, hall.bank().keys()).firstClearColumn(file, variables);
    }

    /**
     * Makes the file; what is in the package sees it when it is added and delivered.
     *
     * @param typed a Parquet file with the variables as the bank would have them, keys in clear; written anew here
     */
    public Supplement make(Path typed, Order order) throws IOException, Undeliverable {
        requireAlike(order);
        Bank bank = hall.bank();
        new Numbering(session, bank.keys()).number(typed, order.variables());
        Map<String, Integer> sizes = order.variables().stream()
                .flatMap(variable -> Stream.ofNullable(variable.keyType()))
                .distinct()
                .collect(Collectors.toMap(type -> type, bank.keys()::size));
        OpenKeys keys = hall.vault().open(hall.vault().grant(order.seen()), session, sizes);
        List<Column> columns = order.variables().stream()
                .map(variable -> new Column(
                        variable,
                        variable,
                        Sql.name(variable.isKey() ? KeyIndex.column(variable.name()) : variable.name())))
                .toList();
        Path file = supplements.freshFile(order.scheme());
        Files.createDirectories(file.resolveSibling("."));
        boolean made = false;
        try {
            new Replacement(session, keys).write(Sql.parquet(List.of(typed)), order.register(), columns, file);
            Receipts receipts = new Receipts(session, new ClearKeyCheck(session, bank.keys()));
            Supplement supplement = supplement(order, file, receipts);
            receipts.requireSameRowsAndKeys(typed, columns, Rows.ALL, supplement.file());
            made = true;
            return supplement;
        } finally {
            if (!made) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** The periods of a name are one register in the package, so they have the same columns, units and rules. */
    private void requireAlike(Order order) throws Undeliverable {
        for (Supplement other : supplements.current(order.scheme())) {
            boolean sameName = other.name().equals(order.register().name());
            boolean alike = other.content().variables().equals(order.variables())
                    && other.content().register().unit().equals(order.register().unit())
                    && other.content()
                            .register()
                            .rules()
                            .equals(order.register().rules());
            if (sameName
                    && !other.period().equals(order.period())
                    && !alike
                    && order.kind() == Supplement.Kind.TAILORED) {
                throw new Undeliverable(Stop.Code.UNLIKE, other.name(), other.period());
            }
        }
    }

    private Supplement supplement(Order order, Path file, Receipts receipts) throws Undeliverable {
        String name = order.register().name();
        int version = supplements.nextVersion(order.scheme(), name, order.period());
        RegisterPeriod period =
                new RegisterPeriod(name, order.period(), version, RegisterPeriod.Status.FINAL, 0, "", "");
        PackagedFile packaged = receipts.of(
                file,
                order.register(),
                order.variables(),
                new Receipts.Origin(
                        period,
                        order.kind() == Supplement.Kind.OWN
                                ? PackagedFile.CHOSEN + name
                                : order.kind().name(),
                        "",
                        name + "/" + order.period() + ".parquet"));
        return new Supplement(
                order.scheme(),
                order.kind(),
                name,
                order.period(),
                version,
                hall.bank().home().relative(file),
                new PackagedRegister(order.register(), order.variables(), List.of(packaged)));
    }
}
