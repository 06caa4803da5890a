package dk.sluse.delivery.copies;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a column of somebody's table may be.
 *
 * @param column the number of the column
 * @param variable its name in the package
 * @param sql the variable's values in the same form
 * @param type of the values in the engine
 * @param values by row, as long or text; null where there is none
 */
record Candidate(int column, String variable, Kind kind, String sql, String type, List<@Nullable Object> values) {

    /** Values as long. */
    static final String WHOLE = "BIGINT";

    static final String TEXT = "VARCHAR";

    /** What values of a variable tell of whom a row is about. */
    enum Kind {
        /** Many units have the same. */
        CODE,
        /** Few have. */
        MEASURE,
        /** One has. */
        KEY
    }

    boolean measured() {
        return kind != Kind.CODE;
    }

    /** Some of its values, each once. */
    List<Object> some(int most) {
        return values.stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .distinct()
                .limit(most)
                .toList();
    }
}
