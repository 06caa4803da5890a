package dk.sluse.delivery;

import dk.sluse.catalogue.KeyIndex;
import dk.sluse.catalogue.Variable;
import dk.sluse.engine.EngineSession;
import dk.sluse.engine.Sql;
import dk.sluse.pseudonymisation.OpenKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Proves of a file that is about to be delivered that none of its columns holds a clear key, of any type that the bank has. A column of
 * serial numbers holds nothing but what is written as one and no key is. A text may not be a key or contain one, however it is
 * spelled: with dashes, blanks or dots, without the zeros in front, amid other text. An amount can look like a key by chance, so a
 * numeric column fails when more of its values are keys than chance could make.
 */
final class ClearKeyCheck {

    /** Shorter runs of letters and digits in a text are not looked up. */
    private static final int SHORTEST_KEY = 6;

    /** Share of a numeric column's distinct values that may be keys by chance, and how many times as many as expected. */
    private static final double CHANCE = 0.01;

    private static final double TIMES_EXPECTED = 3;

    private static final int FEW = 5;

    /** What in a text may be a key, as patterns; what separates digits is taken out afterwards. */
    private static final List<String> SHAPES = List.of(
            "[0-9A-Za-z]{" + SHORTEST_KEY + ",}",
            "[0-9]{" + SHORTEST_KEY + ",}",
            "[0-9]{6}[-. /]{1,3}[0-9]{4}",
            "[0-9]{2}[-. /][0-9]{2}[-. /][0-9]{2}[-. /]{0,3}[0-9]{4}",
            "[0-9]{2} [0-9]{2} [0-9]{2} [0-9]{2}",
            "[0-9]{4} [0-9]{4}");

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
        List<Long> counts = session.query(wrong, row -> {
                    List<Long> found = new ArrayList<>();
                    for (int i = 1; i <= keys.size(); i++) {
                        found.add(row.getLong(i));
                    }
                    return found;
                })
                .getFirst();
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
        return Stream.concat(
                        Stream.of("SELECT NULL AS key WHERE false"),
                        index.keyTypes().stream().map(type -> "SELECT key FROM " + index.keys(type)))
                .collect(Collectors.joining(" UNION ALL ", "(", ")"));
    }

    private Optional<String> clearTexts(Path file, List<Variable> variables) {
        List<Variable> texts = variables.stream()
                .filter(variable -> !variable.isKey() && variable.type() == Variable.Type.STRING)
                .toList();
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        String values = IntStream.range(0, texts.size())
                .mapToObj(place -> {
                    String column = Sql.name(texts.get(place).name());
                    return "SELECT DISTINCT " + place + " AS place, " + column + " AS value FROM "
                            + Sql.parquet(List.of(file)) + " WHERE length(" + column + ") >= " + SHORTEST_KEY;
                })
                .collect(Collectors.joining(" UNION ALL "));
        session.execute("CREATE OR REPLACE TABLE long_text AS " + values);
        if (session.number("SELECT count(*) FROM long_text") == 0) {
            return Optional.empty();
        }
        String runs = SHAPES.stream()
                .map(shape ->
                        " UNION ALL SELECT place, unnest(regexp_extract_all(value, '" + shape + "')) FROM long_text")
                .collect(Collectors.joining());
        session.execute("CREATE OR REPLACE TABLE candidate AS SELECT DISTINCT place, " + plain("text")
                + " AS text FROM (SELECT place, value AS text FROM long_text" + runs + ")");
        List<Integer> clear = session.query(
                "SELECT place FROM candidate WHERE length(text) >= " + SHORTEST_KEY + " AND text IN (SELECT "
                        + plain("key") + " FROM " + allKeys() + ") ORDER BY place LIMIT 1",
                row -> row.getInt(1));
        return clear.stream().map(place -> texts.get(place).name()).findFirst();
    }

    /** Without what separates digits, and without zeros in front. */
    private static String plain(String text) {
        return "ltrim(regexp_replace(" + text + ", '[-. /]', '', 'g'), '0')";
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
        session.execute("CREATE OR REPLACE TABLE candidate AS SELECT DISTINCT CAST(" + column + " AS BIGINT) AS n FROM "
                + Sql.parquet(List.of(file)) + " WHERE " + column + " BETWEEN 1e5 AND 1e15");
        long all = session.number("SELECT count(*) FROM candidate");
        if (all <= FEW) {
            return false;
        }
        session.execute("CREATE TABLE IF NOT EXISTS numeric_key AS SELECT DISTINCT TRY_CAST(key AS BIGINT) AS n FROM "
                + allKeys() + " WHERE TRY_CAST(key AS BIGINT) >= 100000");
        long found = session.number("SELECT count(*) FROM candidate SEMI JOIN numeric_key USING (n)");
        if (found <= Math.max(FEW, CHANCE * all)) {
            return false;
        }
        long inRange = session.number(
                "SELECT count(*) FROM numeric_key WHERE n BETWEEN (SELECT min(n) FROM candidate) AND (SELECT max(n) FROM candidate)");
        long range = session.number("SELECT max(n) - min(n) + 1 FROM candidate");
        return found > TIMES_EXPECTED * all * inRange / range;
    }
}
