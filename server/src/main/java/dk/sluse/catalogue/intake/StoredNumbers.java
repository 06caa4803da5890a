package dk.sluse.catalogue.intake;

import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.util.List;

/**
 * A table read from a file in which days and keys can be numbers, as programs store them.
 *
 * @param daySql the day of a number, as SQL with {@code %s} for it; empty where days are written out
 */
public record StoredNumbers(EngineSession session, String table, String daySql) {

    /** Makes of them what they would be in a text. */
    public void writeOut(List<Field> fields) {
        List<String> stored = session.columns(table);
        for (Field field : fields) {
            if (stored.stream().anyMatch(field.column()::equalsIgnoreCase)) {
                writeOut(field);
            }
        }
    }

    private void writeOut(Field field) {
        String column = Sql.name(field.column());
        if (field.variable().type() == Variable.Type.DATE && field.hasUsualDates() && !daySql.isEmpty()) {
            String day = "TRY(" + String.format(daySql, "TRY_CAST(" + column + " AS DOUBLE)") + ")";
            // Eight digits are a day written out; what lies far off is no day, and stays as it is to be told.
            session.execute("UPDATE " + table + " SET " + column + " = CAST(" + day + " AS VARCHAR) WHERE "
                    + "NOT regexp_full_match(" + column + ", '(18|19|20)[0-9]{6}') AND " + day
                    + " BETWEEN DATE '1850-01-01' AND DATE '2100-12-31'");
        }
        if ("PNR".equals(field.variable().keyType())) {
            session.execute("UPDATE " + table + " SET " + column + " = '0' || " + column + " WHERE regexp_full_match("
                    + column + ", '[0-9]{9}')");
        }
    }
}
