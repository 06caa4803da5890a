package dk.sluse.delivery.making;

import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proves of a file that is about to be delivered that none of its columns holds a clear key, of any type that the bank has. A column of
 * serial numbers holds nothing but what is written as one and no key is. A text may not be a key, however short, nor be or contain one of at least six
 * letters and digits in any case, with whatever separates them, with or without the zeros in front. What cannot be found: a key that is part of a
 * longer run of digits, and one that has fewer than six digits when its zeros are gone.
 *
 * <p>Codes of a code list and amounts can look like keys by chance: codes may not mostly be keys, and of amounts no more than chance
 * makes; where keys lie so densely that chance says nothing, most amounts may not be keys unless the owner says what they are measured in.
 */
final class ClearKeyCheck {

    /** Shorter runs of letters and digits amid a text are not looked up. */
    private static final int SHORTEST_KEY = KeyIndex.SHORT;

    /** Share of a numeric column's distinct values that may be keys by chance, and how many times as many as expected. */
    private static final double CHANCE = 0.01;

    private static final double TIMES_EXPECTED = 3;
    private static final double MOST = 0.5;
    private static final int FEW = 5;

    /** From here on numbers are as long as a person's that has lost its zero. */
    private static final long LONG_KEY = 100_000_000L;

    private static final String APART = "[^0-9A-Za-z]";

    /** What in a text may be a key, as patterns; what separates its parts is taken out afterwards. */
    private static final List<String> SHAPES = List.of(
            "[0-9A-Za-z]{" + SHORTEST_KEY + ",}",
            "[0-9]{" + SHORTEST_KEY + ",}",
            "[0-9A-Za-z][0-9A-Za-z_-]{5,}",
            "[0-9]{5,6}" + APART + "{1,3}[0-9]{4}",
            "[0-9]{1,2}" + APART + "[0-9]{2}" + APART + "[0-9]{2}" + APART + "{0,3}[0-9]{4}",
            "[0-9]{2}" + APART + "[0-9]{2}" + APART + "[0-9]{2}" + APART + "[0-9]{2}",
            "[0-9]{4}" + APART + "[0-9]{4}");

    private final EngineSession session;
    private final KeyIndex index;

    ClearKeyCheck(EngineSession session, KeyIndex index) {
        this.session = session;
        this.index = index;
    }

    /** The name of the first column that holds clear keys. */
    Optional<String> firstClearColumn(Path file, List<Variable> variables) {
        return clearSerials(file, variables)
                .or(() -> clearTexts(file, variables))
                .or(() -> clearNumbers(file, variables));
    }

    private Optional<String> clearSerials(Path file, List<Variable> variables) {
        List<Variable> keys = variables.stream().filter(Variable::isKey).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        String wrong = keys.stream()
                .map(key -> "count(*) FILTER (WHERE NOT " + OpenKeys.isWrittenAsSerial(Sql.name(key.name())) + ")")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + Sql.parquet(List.of(file))));
        List<Long> counts = session.numbers(wrong);
        for (int i = 0; i < keys.size(); i++) {
            if (counts.get(i) > 0 || holdsKeysWrittenAlike(file, keys.get(i))) {
                return Optional.of(keys.get(i).name());
            }
        }
        return Optional.empty();
    }

    /** Where some keys are written like serial numbers it is looked whether they are there. */
    private boolean holdsKeysWrittenAlike(Path file, Variable variable) {
        session.execute("CREATE TABLE IF NOT EXISTS key_alike AS SELECT key FROM " + allKeys() + " WHERE "
                + OpenKeys.isWrittenAsSerial("key"));
        return session.number("SELECT count(*) FROM key_alike") > 0
                && session.number("SELECT count(*) FROM " + Sql.parquet(List.of(file)) + " WHERE "
                                + Sql.name(variable.name()) + " IN (SELECT key FROM key_alike)")
                        > 0;
    }

    private String allKeys() {
        return all(type -> "SELECT key FROM " + index.keys(type));
    }

    private String all(UnaryOperator<String> keysOfType) {
        return Stream.concat(
                        Stream.of("SELECT NULL AS key WHERE false"),
                        index.keyTypes().stream().map(keysOfType))
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    private Optional<String> clearTexts(Path file, List<Variable> variables) {
        List<Variable> texts = variables.stream()
                .filter(variable -> !variable.isKey() && variable.type() == Variable.Type.STRING)
                .toList();
        return texts.stream()
                .filter(variable ->
                        variable.isClassified() ? codesAreClear(file, variable) : textIsClear(file, variable))
                .map(Variable::name)
                .findFirst();
    }

    private long valuesOf(Path file, Variable variable) {
        String column = Sql.name(variable.name());
        session.execute("CREATE OR REPLACE TABLE value_found AS SELECT DISTINCT " + column + " AS value FROM "
                + Sql.parquet(List.of(file)) + " WHERE " + column + " IS NOT NULL");
        return session.number("SELECT count(*) FROM value_found WHERE length(value) >= " + SHORTEST_KEY);
    }

    /** Codes that everybody may read in the catalogue. */
    private boolean codesAreClear(Path file, Variable variable) {
        return valuesOf(file, variable) > FEW
                && session.number("SELECT count(*) FROM value_found WHERE value IN (SELECT key FROM " + allKeys() + ")")
                        > MOST * session.number("SELECT count(*) FROM value_found");
    }

    private boolean textIsClear(Path file, Variable variable) {
        boolean longTexts = valuesOf(file, variable) > 0;
        if (shortKeys()
                && session.number("SELECT count(*) FROM value_found WHERE value IN (SELECT key FROM short_key)") > 0) {
            return true;
        }
        if (!longTexts) {
            return false;
        }
        String stripped = "regexp_replace(value, '" + APART + "', '', 'g')";
        String runs = SHAPES.stream()
                .map(shape -> " UNION ALL SELECT unnest(regexp_extract_all(value, '" + shape + "')) FROM value_found")
                .collect(Collectors.joining());
        session.execute("CREATE OR REPLACE TABLE candidate AS SELECT DISTINCT " + plain("text")
                + " AS text FROM (SELECT value AS text FROM value_found UNION ALL SELECT unnest(regexp_extract_all("
                + stripped + ", '[0-9]{" + SHORTEST_KEY + ",}')) FROM value_found" + runs + ")");
        return session.number("SELECT count(*) FROM candidate WHERE length(text) >= " + SHORTEST_KEY
                        + " AND text IN (SELECT " + plain("key") + " FROM " + allKeys() + ")")
                > 0;
    }

    /** Keys that a text of less than six letters can be; there are few types that have any. */
    private boolean shortKeys() {
        session.execute("CREATE TABLE IF NOT EXISTS short_key AS SELECT key FROM "
                + all(type -> "SELECT key FROM " + index.shortKeys(type)));
        return session.number("SELECT count(*) FROM short_key") > 0;
    }

    /** Letters and digits alone, in capitals, without zeros in front. */
    private static String plain(String text) {
        return "ltrim(upper(regexp_replace(" + text + ", '" + APART + "', '', 'g')), '0')";
    }

    private Optional<String> clearNumbers(Path file, List<Variable> variables) {
        return variables.stream()
                .filter(Variable::isNumeric)
                .filter(variable -> numberIsClear(file, variable))
                .map(Variable::name)
                .findFirst();
    }

    private boolean numberIsClear(Path file, Variable variable) {
        String column = Sql.name(variable.name());
        session.execute(
                "CREATE OR REPLACE TABLE candidate AS SELECT DISTINCT CAST(abs(" + column + ") AS BIGINT) AS n FROM "
                        + Sql.parquet(List.of(file)) + " WHERE abs(" + column + ") BETWEEN 1e5 AND 1e15");
        long all = session.number("SELECT count(*) FROM candidate");
        if (all > 0 && all <= FEW) {
            return fewAreAllKeys(all);
        }
        return all > FEW && index.keyTypes().stream().anyMatch(type -> holdsNumbersOf(type, variable, all));
    }

    /** So few amounts are no keys by chance when they are long and all of them are. */
    private boolean fewAreAllKeys(long all) {
        return session.number("SELECT count(*) FROM candidate WHERE n >= " + LONG_KEY
                        + " AND n IN (SELECT TRY_CAST(key AS BIGINT) FROM " + allKeys() + ")")
                == all;
    }

    private boolean holdsNumbersOf(String keyType, Variable variable, long all) {
        String keys = "numeric_key_" + keyType;
        session.execute("CREATE TABLE IF NOT EXISTS " + keys + " AS SELECT DISTINCT TRY_CAST(key AS BIGINT) AS n FROM "
                + index.keys(keyType) + " WHERE TRY_CAST(key AS BIGINT) >= 100000");
        long found = session.number("SELECT count(*) FROM candidate SEMI JOIN " + keys + " USING (n)");
        if (found <= Math.max(FEW, CHANCE * all)) {
            return false;
        }
        long inRange = session.number("SELECT count(*) FROM " + keys
                + " WHERE n BETWEEN (SELECT min(n) FROM candidate) AND (SELECT max(n) FROM candidate)");
        double density = 1.0 * inRange / session.number("SELECT max(n) - min(n) + 1 FROM candidate");
        return density * TIMES_EXPECTED < 1
                ? found > TIMES_EXPECTED * density * all
                : variable.measuredIn() == null && found > MOST * all;
    }
}
