package dk.sluse.delivery.making;

import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes a period of a register with every key replaced by its serial number. */
final class Replacement {

    /** Texts with no more different values are handled as numbers of these; sorting and writing them costs a third less. */
    private static final long CODES = 4096;

    private final EngineSession session;
    private final OpenKeys keys;

    Replacement(EngineSession session, OpenKeys keys) {
        this.session = session;
        this.keys = keys;
    }

    /** The number of a key in the bank's index, which stands beside it. */
    static String number(Variable key) {
        return Sql.name(KeyIndex.column(key.name()));
    }

    /**
     * Rows sorted by whom they are about, so that their order tells nothing.
     *
     * @param source with its condition, to select from
     */
    void write(String source, Register register, List<Column> columns, Path file) {
        List<String> inner = new ArrayList<>();
        List<String> outer = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String name = Sql.name(column.delivered().name());
            String keyType = column.bank().keyType();
            if (keyType == null) {
                inner.add(value(column, source, "codes_" + i) + " AS " + name);
                outer.add(name);
            } else {
                inner.add(keys.place(keyType, column.sql()) + " AS " + name);
                outer.add(OpenKeys.serial(name) + " AS " + name);
                if (column.bank().unitKey() || !register.rowIsUnit()) {
                    order.add(name);
                }
            }
        }
        String sorted = order.isEmpty() ? "random()" : String.join(", ", order);
        session.execute(Sql.copyQuickly(
                "SELECT " + String.join(", ", outer) + " FROM (SELECT " + String.join(", ", inner) + " FROM " + source
                        + " ORDER BY " + sorted + ")",
                file));
    }

    /** A text by its place among the values that there are, if they are few; it is written as the text that it is. */
    private String value(Column column, String source, String type) {
        if (column.delivered().type() != Variable.Type.STRING) {
            return column.sql();
        }
        String values = "SELECT DISTINCT " + column.sql() + " AS value FROM " + source;
        long different = session.number("SELECT count(value) FROM (" + values + ")");
        if (different == 0 || different > CODES) {
            return column.sql();
        }
        session.execute("DROP TYPE IF EXISTS " + type);
        session.execute("CREATE TYPE " + type + " AS ENUM (SELECT value FROM (" + values
                + ") WHERE value IS NOT NULL ORDER BY 1)");
        return "CAST(" + column.sql() + " AS " + type + ")";
    }
}
