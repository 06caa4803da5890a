package dk.sluse.delivery.own;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.OwnerRules;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.intake.Field;
import dk.sluse.catalogue.intake.SourceCheck;
import dk.sluse.catalogue.intake.StoredNumbers;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.Rounded;
import dk.sluse.delivery.Supplement;
import dk.sluse.delivery.making.SupplementMaker;
import dk.sluse.delivery.making.Undeliverable;
import dk.sluse.delivery.own.reading.FileFormat;
import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.delivery.own.reading.OwnFile;
import dk.sluse.delivery.own.reading.Reason;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Scheme;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a file of own data against what was declared and what own data may not have, and makes it part of a package.
 *
 * @param maker works in a session that may read and write the file's folder
 * @param before the package that the scheme has; empty before the first
 */
record OwnDataIntake(
        SupplementMaker maker,
        Scheme scheme,
        Agreement agreement,
        OwnData declared,
        Optional<DeliveredPackage> before) {

    private static final SecureRandom CHANCE = new SecureRandom();

    private static final Map<String, String> EXAMPLES = Map.of(
            "any", "2025-12-31",
            "INTEGER", "12",
            "NUMBER", "12.5",
            "[0-9]{10}", "##########",
            "[0-9]{8}", "########",
            "[0-9A-Za-z_-]{1,40}", "A-Z 0-9 _ -");

    /** What became of own data that are taken in; see {@link OwnDataFile#matched}. */
    record Taken(Supplement supplement, Map<String, Integer> matched) {}

    Taken take(Path file, OwnDataFiles.Sent sent) throws IOException, Finding.Refused {
        FileFormat format = FileFormat.of(file, sent.fileName(), !sent.layout().isBlank());
        List<String> names = declared.variables().stream().map(Variable::name).toList();
        OwnFile.Days days = new OwnFile(file, sent.layout(), names).read(format, session());
        if (session().number("SELECT count(*) FROM " + OwnFile.TABLE) == 0) {
            throw new Finding.Refused(Finding.of(Reason.NO_ROWS));
        }
        SourceCheck check = new SourceCheck(session(), fields(), sent.period(), codeLists());
        if (format != FileFormat.CSV && format != FileFormat.ASC) {
            new StoredNumbers(session(), OwnFile.TABLE, days.daySql()).writeOut(fields());
        }
        refuse(findings(check));
        Path typed = file.resolveSibling("typed.parquet");
        check.write(typed);
        Optional<String> clear = maker.firstClearColumn(
                typed, declared.variables().stream().filter(one -> !one.isKey()).toList());
        refuse(clear.map(column -> Finding.in(column, Reason.KEY_UNDECLARED)).stream()
                .toList());
        refuse(keysToRefuse(typed));
        Supplement supplement = supplement(typed, sent);
        return new Taken(supplement, matched(supplement));
    }

    private EngineSession session() {
        return maker.session();
    }

    private static void refuse(List<Finding> findings) throws Finding.Refused {
        if (!findings.isEmpty()) {
            throw new Finding.Refused(findings);
        }
    }

    private List<Field> fields() {
        return declared.variables().stream()
                .map(variable -> new Field(variable.name(), variable, "any", variable.unitKey()))
                .toList();
    }

    private Map<String, CodeList> codeLists() {
        return declared.variables().stream()
                .flatMap(variable -> Stream.ofNullable(variable.codeList()))
                .distinct()
                .map(name -> bank().catalogue().codeList(name).orElseThrow())
                .collect(Collectors.toMap(CodeList::name, Function.identity()));
    }

    private Bank bank() {
        return maker.hall().bank();
    }

    private List<Finding> findings(SourceCheck check) {
        List<Finding> findings = new ArrayList<>(check.check("", OwnFile.TABLE).stream()
                .map(OwnDataIntake::finding)
                .toList());
        boolean columnsFit = findings.stream()
                .noneMatch(one -> one.reason() == Reason.COLUMN_MISSING || one.reason() == Reason.COLUMN_UNKNOWN);
        if (columnsFit) {
            Screening screening = new Screening(session());
            findings.addAll(screening.findings(declared.variables()));
            if (findings.stream().noneMatch(one -> one.reason() == Reason.KEY_FORMAT)) {
                findings.addAll(screening.impossibleKeys(declared.variables()));
            }
            if (unit().rowIsUnit() && unitKey().isPresent()) {
                check.duplicates(List.of(unitKey().get().name())).forEach(fault -> findings.add(finding(fault)));
            }
        }
        findings.addAll(unusedKeys());
        return findings;
    }

    /** What is expected, by an example that needs no language. */
    private static Finding finding(Fault fault) {
        String expected = EXAMPLES.getOrDefault(fault.expected(), fault.expected());
        return new Finding(Reason.valueOf(fault.kind().name()), fault.line(), fault.column(), expected);
    }

    private Optional<Variable> unitKey() {
        return declared.variables().stream().filter(Variable::unitKey).findFirst();
    }

    /** Keys of a kind that no register of the package has. */
    private List<Finding> unusedKeys() {
        List<String> linkable = agreement.items().stream()
                .flatMap(item -> bank().catalogue().variables(item.register(), item.variables()).stream())
                .flatMap(variable -> Stream.ofNullable(variable.keyType()))
                .toList();
        return declared.variables().stream()
                .filter(variable -> variable.isKey() && !linkable.contains(variable.keyType()))
                .map(variable -> Finding.in(variable.name(), Reason.KEY_UNUSED))
                .toList();
    }

    /**
     * For each register of the package that is about the same kind of unit, how many of a hundred units its newest period has there. What
     * the scheme does not have is not asked.
     */
    private Map<String, Integer> matched(Supplement supplement) {
        if (unitKey().isEmpty() || before.isEmpty()) {
            return Map.of();
        }
        Variable own = unitKey().get();
        Path file = bank().home().root().resolve(supplement.path());
        String units = "SELECT DISTINCT " + Sql.name(own.name()) + " AS serial FROM " + Sql.parquet(List.of(file));
        session().execute("CREATE OR REPLACE TABLE own_unit AS " + units);
        long all = session().number("SELECT count(*) FROM own_unit");
        Map<String, Integer> shares = new HashMap<>();
        for (PackagedRegister register : before.get().manifest().registers()) {
            boolean agreed = agreement.item(register.register().name()).isPresent();
            Optional<Variable> unit = register.variables().stream()
                    .filter(one -> one.unitKey() && Objects.equals(one.keyType(), own.keyType()))
                    .findFirst();
            if (agreed && unit.isPresent() && !register.files().isEmpty()) {
                String newest = Sql.parquet(List.of(
                        before.get().folder().resolve(register.files().getLast().path())));
                long found = session()
                        .number("SELECT count(*) FROM own_unit WHERE serial IN (SELECT "
                                + Sql.name(unit.get().name()) + " FROM " + newest + ")");
                shares.put(register.register().name(), Rounded.percent(found, all, CHANCE.nextDouble()));
            }
        }
        return shares;
    }

    /**
     * Keys by which nothing would be found serve no purpose in the package. New keys go into the bank's index for good, so what is too short to be
     * one stays out of it.
     */
    private List<Finding> keysToRefuse(Path typed) {
        List<Finding> findings = new ArrayList<>();
        for (Variable key : declared.variables()) {
            if (key.isKey()) {
                String column = Sql.name(key.name());
                String known = bank().keys().keys(Objects.requireNonNull(key.keyType()));
                String source = Sql.parquet(List.of(typed)) + " WHERE " + column;
                long found = session().number("SELECT count(*) FROM " + source + " IN (SELECT key FROM " + known + ")");
                long tooShort = session()
                        .number("SELECT count(*) FROM " + source + " NOT IN (SELECT key FROM " + known
                                + ") AND length(ltrim(regexp_replace(" + column + ", '[^0-9A-Za-z]', '', 'g'), '0')) < "
                                + KeyIndex.SHORT);
                if (tooShort > 0) {
                    findings.add(new Finding(Reason.KEY_FORMAT, 0, key.name(), "≥ " + KeyIndex.SHORT));
                } else if (key.unitKey() && found == 0) {
                    findings.add(Finding.in(key.name(), Reason.KEY_UNUSED));
                }
            }
        }
        return findings;
    }

    private Register unit() {
        boolean firms = declared.variables().stream().anyMatch(variable -> "CVR".equals(variable.keyType()));
        OwnerRules rules = new OwnerRules(
                OwnerRules.OFFICE_MINIMUM, firms ? Optional.of(OwnerRules.Dominance.USUAL) : Optional.empty(), 0);
        return new Register(
                declared.name(), declared.titles(), declared.unit(), scheme.authority(), rules, null, List.of());
    }

    private Supplement supplement(Path typed, OwnDataFiles.Sent sent) throws IOException, Finding.Refused {
        try {
            return maker.make(
                    typed,
                    new SupplementMaker.Order(
                            scheme.id(),
                            Supplement.Kind.OWN,
                            unit(),
                            declared.variables(),
                            sent.period(),
                            Deliveries.entry(scheme.id(), "identifiers.seen", 0).with("own-data", declared.name())));
        } catch (Undeliverable e) {
            throw new Finding.Refused(Finding.in(e.column(), Reason.KEY_UNDECLARED));
        }
    }
}
