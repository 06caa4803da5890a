package dk.sluse.delivery;

import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Proves of a file that is about to be delivered that none of its columns holds a clear key. A text may not be, or
 * contain, any key of the scheme. An amount can look like a key by chance, so a numeric column fails when more of its
 * distinct values are keys than chance could make.
 */
final class ClearKeyCheck {

    /** Keys are at least this long; shorter runs of digits in a text are not looked up. */
    private static final int SHORTEST_KEY = 6;

    /** Share of a numeric column's distinct values that may be keys by chance. */
    private static final double CHANCE = 0.01;

    private static final int FEW = 5;

    private final EngineSession session;
    private final String keys;

    ClearKeyCheck(EngineSession session, List<String> keyTables) {
        this.session = session;
        this.keys = keyTables.stream()
                .map(table -> "SELECT key FROM " + table)
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    /** The name of the first column that holds clear keys. */
    Optional<String> firstClearColumn(Path file, List<Variable> variables) {
        return variables.stream()
                .filter(variable -> isClear(Sql.parquet(List.of(file)), variable))
                .map(Variable::name)
                .findFirst();
    }

    private boolean isClear(String source, Variable variable) {
        String column = Sql.name(variable.name());
        String values =
                "(SELECT DISTINCT " + column + " AS value FROM " + source + " WHERE " + column + " IS NOT NULL)";
        return switch (variable.type()) {
            case STRING -> variable.isKey() ? serialIsClear(values) : textIsClear(values);
            case INTEGER, NUMBER -> numberIsClear(values);
            case DATE -> false;
        };
    }

    /** Where keys have been replaced there is nothing but serial numbers. */
    private boolean serialIsClear(String values) {
        return session.number("SELECT count(*) FROM " + values
                        + " WHERE NOT regexp_full_match(value, '[0-9]{12}') OR value IN " + keys)
                > 0;
    }

    private boolean textIsClear(String values) {
        String digits = "'[0-9A-Za-z]{" + SHORTEST_KEY + ",}'";
        return session.number("SELECT count(*) FROM (SELECT value FROM " + values
                        + " UNION SELECT unnest(regexp_extract_all(value, " + digits + ")) FROM " + values
                        + " UNION SELECT unnest(regexp_extract_all(regexp_replace(value, '[- .]', '', 'g'), " + digits
                        + ")) FROM " + values
                        + ") WHERE value IN " + keys)
                > 0;
    }

    private boolean numberIsClear(String values) {
        long all = session.number("SELECT count(*) FROM " + values);
        long found = session.number("SELECT count(*) FROM " + values
                + " WHERE value >= 1e5 AND CAST(value AS BIGINT) IN (SELECT TRY_CAST(key AS BIGINT) FROM " + keys
                + ")");
        return found > FEW && found > CHANCE * all;
    }
}
