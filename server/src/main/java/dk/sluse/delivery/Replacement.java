package dk.sluse.delivery;

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

    /** Rows sorted by whom they are about, so that their order tells nothing. */
    void write(Path bank, Register register, List<Variable> variables, Path file) {
        String source = Sql.parquet(List.of(bank));
        List<String> inner = new ArrayList<>();
        List<String> outer = new ArrayList<>();
        List<String> order = new ArrayList<>();
        for (int i = 0; i < variables.size(); i++) {
            Variable variable = variables.get(i);
            String column = Sql.name(variable.name());
            String keyType = variable.keyType();
            if (keyType == null) {
                inner.add(variable.type() == Variable.Type.STRING ? coded(column, source, "codes_" + i) : column);
                outer.add(column);
            } else {
                inner.add(keys.place(keyType, number(variable)) + " AS " + column);
                outer.add(OpenKeys.serial(column) + " AS " + column);
                if (variable.unitKey() || !register.rowIsUnit()) {
                    order.add(column);
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
    private String coded(String column, String source, String type) {
        String values = "SELECT DISTINCT " + column + " FROM " + source + " WHERE " + column + " IS NOT NULL";
        long different = session.number("SELECT count(*) FROM (" + values + ")");
        if (different == 0 || different > CODES) {
            return column;
        }
        session.execute("DROP TYPE IF EXISTS " + type);
        session.execute("CREATE TYPE " + type + " AS ENUM (" + values + " ORDER BY 1)");
        return "CAST(" + column + " AS " + type + ") AS " + column;
    }
}
