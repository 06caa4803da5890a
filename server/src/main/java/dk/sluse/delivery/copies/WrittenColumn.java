package dk.sluse.delivery.copies;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that somebody made.
 *
 * @param texts by row; empty where there is nothing
 */
record WrittenColumn(int number, List<String> texts) {

    /** A column has a type if so large a share of what stands in it is of the type: it may have a head, and marks for what is missing. */
    static final double MOST = 0.7;

    private static final int STRAY = 10;
    private static final int COARSEST = 6;
    private static final int FINEST = -6;

    /**
     * Whole numbers of a power of ten that all values are made of, so far as somebody wrote them.
     *
     * @param level the power of ten
     * @param values by row; null where there is no number
     */
    record Steps(int level, List<@Nullable Object> values) {}

    WrittenColumn {
        texts = List.copyOf(texts);
    }

    /** What the texts are, by row; empty if too many of them are not of the kind. */
    Optional<List<@Nullable Object>> as(Function<String, Optional<?>> kind) {
        List<@Nullable Object> values = new ArrayList<>();
        int filled = 0;
        int found = 0;
        for (String text : texts) {
            Object value = text.isEmpty() ? null : kind.apply(text).orElse(null);
            values.add(value);
            filled += text.isEmpty() ? 0 : 1;
            found += value == null ? 0 : 1;
        }
        return found > 0 && found >= MOST * filled ? Optional.of(values) : Optional.empty();
    }

    /** Its numbers, to the last digit that nine in ten of them have none beyond: one may be of another kind. */
    Optional<Steps> steps(Written.Decimals decimals) {
        return as(decimals::number).map(numbers -> {
            List<Integer> levels = numbers.stream()
                    .filter(Objects::nonNull)
                    .map(BigDecimal.class::cast)
                    .filter(number -> number.signum() != 0)
                    .map(number -> -number.stripTrailingZeros().scale())
                    .sorted()
                    .toList();
            int level = levels.isEmpty() ? 0 : levels.get(levels.size() / STRAY);
            int within = Math.clamp(level, FINEST, COARSEST);
            List<@Nullable Object> values = new ArrayList<>();
            numbers.forEach(number -> values.add(number == null ? null : step((BigDecimal) number, within)));
            return new Steps(within, values);
        });
    }

    private static @Nullable Long step(BigDecimal number, int level) {
        BigDecimal step = number.movePointLeft(level).setScale(0, RoundingMode.HALF_UP);
        return step.precision() > 15 ? null : (Long) step.longValueExact();
    }
}
