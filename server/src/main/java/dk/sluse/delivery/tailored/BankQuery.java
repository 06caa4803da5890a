package dk.sluse.delivery.tailored;

import dk.sluse.catalogue.Bank;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.OwnerRules;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Stop;
import dk.sluse.delivery.making.Undeliverable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A caseworker's query over the periods of the bank that it names, and nothing else. */
final class BankQuery {

    private static final Pattern TABLE = Pattern.compile("\\b([\\p{L}][\\p{L}0-9_]*)_((19|20)[0-9]{2}([0-9]{2})?)\\b");

    private final Bank bank;
    private final TailoredOrder.Wanted wanted;
    private final List<RegisterPeriod> periods;

    /**
     * @param today at the office; what is withheld then is not there
     */
    BankQuery(Bank bank, TailoredOrder.Wanted wanted, LocalDate today) throws Undeliverable {
        this.bank = bank;
        this.wanted = wanted;
        this.periods = TABLE.matcher(wanted.sql().toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .flatMap(table -> period(table, today).stream())
                .toList();
        if (periods.isEmpty()) {
            throw new Undeliverable(Stop.Code.NO_TABLE, "");
        }
    }

    private Optional<RegisterPeriod> period(String table, LocalDate today) {
        String register = table.substring(0, table.lastIndexOf('_'));
        String period = table.substring(table.lastIndexOf('_') + 1);
        return bank.catalogue()
                .register(register)
                .flatMap(one -> bank.catalogue().periods(register).stream()
                        .filter(each -> each.period().equals(period) && each.openOn(today, one.rules()))
                        .findFirst());
    }

    /** The files that a session must be let in to. */
    List<Path> files() {
        return periods.stream().map(bank::file).toList();
    }

    /** Makes the tables that the query names, and finds out what its columns are. */
    List<Variable> prepare(EngineSession session) throws Undeliverable {
        periods.forEach(period -> createTable(session, period));
        String describe = "DESCRIBE SELECT * FROM (" + wanted.sql() + "\n)";
        Optional<String> complaint = session.complaint(describe);
        if (complaint.isPresent()) {
            throw new Undeliverable(Stop.Code.QUERY, complaint.get());
        }
        List<Variable> variables = new ArrayList<>();
        for (Map.Entry<String, String> column :
                session.query(describe, row -> Map.entry(row.getString(1), row.getString(2)))) {
            variables.add(variable(column.getKey(), column.getValue()));
        }
        check(variables);
        return variables;
    }

    /** The numbers beside the keys are the bank's own. */
    private void createTable(EngineSession session, RegisterPeriod period) {
        String source = Sql.parquet(List.of(bank.file(period)));
        String columns = session.columns(source).stream()
                .filter(column -> !column.startsWith(KeyIndex.column("")))
                .map(Sql::name)
                .collect(Collectors.joining(", "));
        session.execute("CREATE VIEW " + Sql.name(period.register() + "_" + period.period()) + " AS SELECT " + columns
                + " FROM " + source);
    }

    private void check(List<Variable> variables) throws Undeliverable {
        boolean keys = variables.stream().anyMatch(Variable::isKey);
        boolean unit = variables.stream().anyMatch(Variable::unitKey);
        boolean keysThere = periods.stream()
                .flatMap(period -> bank.catalogue().variables(period.register()).stream())
                .anyMatch(Variable::unitKey);
        // Rows without a key count as units of their own, so one person's rows would hide nobody.
        if (!unit && (keys || keysThere)) {
            throw new Undeliverable(Stop.Code.NO_UNIT_KEY, "");
        }
        if (!wanted.unitKey().isBlank() && !unit) {
            throw new Undeliverable(Stop.Code.NO_SUCH_KEY, wanted.unitKey());
        }
    }

    /** A column is the variable whose name it has in one of the registers; or else what its type says. */
    private Variable variable(String column, String type) throws Undeliverable {
        String name = column.toUpperCase(Locale.ROOT);
        boolean written = wanted.sql().toUpperCase(Locale.ROOT).contains(name);
        boolean named = periods.stream()
                .flatMap(period -> bank.catalogue().variables(period.register()).stream())
                .anyMatch(one -> one.name().equals(name));
        if (!name.matches("[\\p{L}][\\p{L}0-9_]{0,62}") || !(written || named)) {
            throw new Undeliverable(Stop.Code.COLUMN_NAME, "");
        }
        Optional<Variable> known = periods.stream()
                .flatMap(period -> bank.catalogue().variables(period.register()).stream())
                .filter(variable -> variable.name().equals(name) && stored(type).equals(Optional.of(variable.type())))
                .findFirst();
        Variable.Type stored = stored(type)
                .orElseThrow(
                        () -> new Undeliverable(Stop.Code.COLUMN_TYPE, name + ": " + type.replaceAll("[(\\[].*", "")));
        boolean isUnit = name.equalsIgnoreCase(wanted.unitKey());
        return known.map(variable -> new Variable(
                        name,
                        variable.type(),
                        variable.titles(),
                        variable.keyType(),
                        variable.isKey() && isUnit,
                        variable.codeList(),
                        variable.measuredIn(),
                        false))
                .orElse(new Variable(name, stored, new Titles(name, name), null, false, null, null, false));
    }

    private static Optional<Variable.Type> stored(String type) {
        if (type.equals("VARCHAR")) {
            return Optional.of(Variable.Type.STRING);
        }
        if (type.equals("DATE")) {
            return Optional.of(Variable.Type.DATE);
        }
        if (type.equals("DOUBLE") || type.equals("FLOAT") || type.equals("HUGEINT") || type.startsWith("DECIMAL")) {
            return Optional.of(Variable.Type.NUMBER);
        }
        return type.endsWith("INT") || type.equals("INTEGER") ? Optional.of(Variable.Type.INTEGER) : Optional.empty();
    }

    /** Writes the answer with the types of the variables. */
    void write(EngineSession session, List<Variable> variables, Path file) {
        String columns = variables.stream()
                .map(variable -> "CAST(" + Sql.name(variable.name()) + " AS "
                        + variable.type().sql() + ") AS " + Sql.name(variable.name()))
                .collect(Collectors.joining(", "));
        session.execute(Sql.copy("SELECT " + columns + " FROM (" + wanted.sql() + "\n)", file));
    }

    /** A column that has the name of a classified variable and other values is a text, and is searched for keys as one. */
    List<Variable> withoutFalseCodes(EngineSession session, List<Variable> variables, Path file) {
        return variables.stream()
                .map(variable -> hasOtherValues(session, variable, file)
                        ? new Variable(
                                variable.name(),
                                variable.type(),
                                variable.titles(),
                                variable.keyType(),
                                variable.unitKey(),
                                null,
                                variable.measuredIn(),
                                false)
                        : variable)
                .toList();
    }

    private boolean hasOtherValues(EngineSession session, Variable variable, Path file) {
        if (variable.codeList() == null) {
            return false;
        }
        List<String> codes = bank.catalogue().codeList(variable.codeList()).orElseThrow().codes().stream()
                .map(CodeList.Code::code)
                .toList();
        String value = "CAST(" + Sql.name(variable.name()) + " AS VARCHAR)";
        return session.number("SELECT count(*) FROM " + Sql.parquet(List.of(file)) + " WHERE " + value + " NOT IN "
                        + Sql.texts(codes))
                > 0;
    }

    /** How the answer stands in a package; protected so that every rule of its registers' owners is kept. */
    Register register(List<Variable> variables, boolean rowIsUnit, String owner) {
        List<OwnerRules> rules = periods.stream()
                .map(period -> bank.catalogue()
                        .register(period.register())
                        .orElseThrow()
                        .rules())
                .toList();
        int minimum =
                rules.stream().mapToInt(OwnerRules::minimumFrequency).max().orElse(OwnerRules.OFFICE_MINIMUM);
        Optional<OwnerRules.Dominance> dominance = rules.stream()
                .flatMap(one -> one.dominance().stream())
                .reduce((one, two) -> new OwnerRules.Dominance(Math.max(one.n(), two.n()), Math.min(one.k(), two.k())));
        String unit = variables.stream()
                .filter(Variable::unitKey)
                .findFirst()
                .map(key -> "CVR".equals(key.keyType()) ? "firm" : "person")
                .map(each -> rowIsUnit ? each : "record")
                .orElse("row");
        return new Register(
                wanted.name(), wanted.titles(), unit, owner, new OwnerRules(minimum, dominance, 0), null, List.of());
    }
}
