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
import dk.sluse.delivery.Deliveries;
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
import java.util.ArrayList;
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
 */
record OwnDataIntake(SupplementMaker maker, Scheme scheme, Agreement agreement, OwnData declared) {

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
        writeOutNumbers(days, format);
        refuse(findings(check));
        Path typed = file.resolveSibling("typed.parquet");
        check.write(typed);
        Optional<String> clear = maker.firstClearColumn(
                typed, declared.variables().stream().filter(one -> !one.isKey()).toList());
        refuse(clear.map(column -> Finding.in(column, Reason.KEY_UNDECLARED)).stream()
                .toList());
        Map<String, Integer> matched = matched(typed);
        refuse(unmatchedKeys(matched));
        return new Taken(supplement(typed, sent), matched);
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

    /** Days and keys that a program has stored as numbers, as they are written in a text. */
    private void writeOutNumbers(OwnFile.Days days, FileFormat format) {
        boolean numbers = format != FileFormat.CSV && format != FileFormat.ASC;
        List<String> stored = session().query("DESCRIBE " + OwnFile.TABLE, row -> row.getString(1));
        for (Variable variable : declared.variables()) {
            String column = Sql.name(variable.name());
            if (!numbers || stored.stream().noneMatch(variable.name()::equalsIgnoreCase)) {
                continue;
            }
            if (variable.type() == Variable.Type.DATE && days.areNumbers()) {
                String number = "TRY_CAST(" + column + " AS DOUBLE)";
                session()
                        .execute("UPDATE " + OwnFile.TABLE + " SET " + column + " = CAST("
                                + String.format(days.daySql(), number) + " AS VARCHAR) WHERE " + number
                                + " IS NOT NULL");
            }
            if ("PNR".equals(variable.keyType())) {
                session()
                        .execute("UPDATE " + OwnFile.TABLE + " SET " + column + " = '0' || " + column
                                + " WHERE regexp_full_match(" + column + ", '[0-9]{9}')");
            }
        }
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

    private static Finding finding(Fault fault) {
        return new Finding(Reason.valueOf(fault.kind().name()), fault.line(), fault.column(), fault.expected());
    }

    private Optional<Variable> unitKey() {
        return declared.variables().stream().filter(Variable::unitKey).findFirst();
    }

    /** Keys of a kind that no register of the package has. */
    private List<Finding> unusedKeys() {
        List<String> linkable = agreement.items().stream()
                .flatMap(item -> bank().catalogue().variables(item.register()).stream()
                        .filter(variable -> item.variables().contains(variable.name())))
                .flatMap(variable -> Stream.ofNullable(variable.keyType()))
                .toList();
        return declared.variables().stream()
                .filter(variable -> variable.isKey() && !linkable.contains(variable.keyType()))
                .map(variable -> Finding.in(variable.name(), Reason.KEY_UNUSED))
                .toList();
    }

    /** For each register that is about the same kind of unit, how many of a hundred units its newest period has. */
    private Map<String, Integer> matched(Path typed) {
        if (unitKey().isEmpty()) {
            return Map.of();
        }
        Variable own = unitKey().get();
        String keyType = Objects.requireNonNull(own.keyType());
        session()
                .execute("CREATE TEMP TABLE own_unit AS SELECT DISTINCT units.key, index.id FROM (SELECT DISTINCT "
                        + Sql.name(own.name()) + " AS key FROM " + Sql.parquet(List.of(typed)) + ") AS units LEFT JOIN "
                        + bank().keys().keys(keyType) + " AS index USING (key)");
        long all = session().number("SELECT count(*) FROM own_unit");
        return agreement.items().stream()
                .flatMap(item -> bank().catalogue().variables(item.register()).stream()
                        .filter(variable -> variable.unitKey() && keyType.equals(variable.keyType()))
                        .limit(1)
                        .map(variable -> Map.entry(item.register(), share(item.register(), variable, all))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private int share(String register, Variable unit, long all) {
        Path newest = bank().file(bank().catalogue().periods(register).getLast());
        String numbers = "SELECT " + Sql.name(KeyIndex.column(unit.name())) + " FROM " + Sql.parquet(List.of(newest));
        return Rounded.percent(session().number("SELECT count(*) FROM own_unit WHERE id IN (" + numbers + ")"), all);
    }

    /** A unit key that nothing is found by serves no purpose in the package. */
    private List<Finding> unmatchedKeys(Map<String, Integer> matched) {
        boolean nothing = !matched.isEmpty() && session().number("SELECT count(id) FROM own_unit") == 0;
        return nothing ? List.of(Finding.in(unitKey().orElseThrow().name(), Reason.KEY_UNUSED)) : List.of();
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
