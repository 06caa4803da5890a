package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.Sql;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * When a value is wrong.
 *
 * @param sql true for a row in which the value is wrong
 */
record Condition(Field field, Fault.Kind kind, String expected, String sql) {

    /** How the keys that everybody knows are written; other kinds are any letters and digits. */
    private static final Map<String, String> KEY_FORMATS = Map.of(
            "PNR", "[0-9]{10}",
            "CVR", "[0-9]{8}",
            "SE", "[0-9]{8}");

    private static final String ANY_KEY = "[0-9A-Za-z_-]{1,40}";

    /**
     * Everything that can be wrong with the values of a column.
     *
     * @param storedAs the engine's name of the type in the file
     */
    static List<Condition> of(Field field, String storedAs, String period, Map<String, CodeList> codeLists) {
        String column = Sql.name(field.column());
        String text = "CAST(" + column + " AS VARCHAR)";
        List<Condition> conditions = new ArrayList<>();
        if (field.required()) {
            conditions.add(new Condition(field, Fault.Kind.VALUE_MISSING, "", column + " IS NULL"));
        }
        Variable variable = field.variable();
        String typed = "(" + column + " IS NOT NULL AND " + value(field) + " IS NULL)";
        if (variable.type() == Variable.Type.INTEGER && !storedAs.endsWith("INT") && !storedAs.equals("INTEGER")) {
            typed = "(NOT regexp_full_match(" + text + ", '-?[0-9]{1,18}'))";
        }
        if (variable.type() != Variable.Type.STRING) {
            String expected = variable.type() == Variable.Type.DATE
                    ? field.dateFormat()
                    : variable.type().name();
            conditions.add(new Condition(field, Fault.Kind.TYPE, expected, typed));
        }
        if (variable.keyType() != null) {
            String format = KEY_FORMATS.getOrDefault(variable.keyType(), ANY_KEY);
            conditions.add(new Condition(
                    field,
                    Fault.Kind.KEY_FORMAT,
                    format,
                    "(NOT regexp_full_match(" + text + ", " + Sql.text(format) + "))"));
        }
        CodeList list = variable.codeList() == null ? null : codeLists.get(variable.codeList());
        if (list != null) {
            LocalDate day = RegisterPeriod.lastDay(period);
            List<String> valid =
                    list.validOn(day).stream().map(CodeList.Code::code).toList();
            conditions.add(new Condition(
                    field,
                    Fault.Kind.CODE,
                    list.name(),
                    "(" + text + " IS NOT NULL AND " + text + " NOT IN " + Sql.texts(valid) + ")"));
        }
        return conditions;
    }

    /** The column's value as it is stored in the bank; null where it cannot be read. */
    static String value(Field field) {
        String column = Sql.name(field.column());
        return switch (field.variable().type()) {
            case STRING -> "CAST(" + column + " AS VARCHAR)";
            case INTEGER -> "TRY_CAST(" + column + " AS BIGINT)";
            case NUMBER -> "TRY_CAST(" + column + " AS DOUBLE)";
            case DATE -> date(column, field.dateFormat());
        };
    }

    private static String date(String column, String format) {
        return switch (format) {
            case "default" -> "TRY_CAST(" + column + " AS DATE)";
            case "any" ->
                "coalesce(TRY_CAST(" + column + " AS DATE), TRY_CAST(try_strptime(CAST(" + column
                        + " AS VARCHAR), ['%d-%m-%Y', '%d/%m/%Y', '%d.%m.%Y', '%Y%m%d']) AS DATE))";
            case "sas" -> "(DATE '1960-01-01' + TRY_CAST(" + column + " AS INTEGER))";
            default -> "TRY_CAST(try_strptime(CAST(" + column + " AS VARCHAR), " + Sql.text(format) + ") AS DATE)";
        };
    }
}
