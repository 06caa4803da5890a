package dk.sluse.tabulation;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know. Variables are named {@code REGISTER.VARIABLE}; registers other than the first are joined
 * by the person's number in the same year.
 *
 * @param register whose rows are counted
 * @param periods of that register, each a table of its own
 * @param rows groupings down the side; may be empty
 * @param columns groupings across the top; may be empty
 * @param filters all must hold; may be empty
 */
public record TableDefinition(
        String register,
        List<String> periods,
        List<Grouping> rows,
        List<Grouping> columns,
        Quantity measure,
        List<Filter> filters) {

    /**
     * One grouping.
     *
     * @param level the code list whose categories are wanted; null for the variable's own
     * @param groups whether the categories of the next coarser list are shown too
     */
    public record Grouping(String variable, @Nullable String level, boolean groups) {

        public Grouping {
            variable = orEmpty(variable);
        }
    }

    /**
     * What stands in the cells.
     *
     * @param variable what is added up; null for numbers and shares of units
     */
    public record Quantity(Kind kind, @Nullable String variable) {

        /** The kinds of quantity. */
        public enum Kind {
            /** Number of units. */
            COUNT,
            /** Sum of a variable. */
            SUM,
            /** Mean of a variable over the units that have a value. */
            MEAN,
            /** Units in percent of all units of the row. */
            SHARE;

            /** Whether a variable belongs to it. */
            public boolean needsVariable() {
                return this == SUM || this == MEAN;
            }
        }
    }

    /**
     * Which units are looked at.
     *
     * @param level the code list of the codes; null for the variable's own
     */
    public record Filter(String variable, @Nullable String level, List<String> codes) {

        public Filter {
            variable = orEmpty(variable);
            codes = stated(codes);
        }
    }

    /** What a program leaves out is found to be wrong later, with everything else that is. */
    public TableDefinition {
        register = orEmpty(register);
        periods = stated(periods);
        rows = stated(rows);
        columns = stated(columns);
        filters = stated(filters);
    }

    private static <T> List<T> stated(@Nullable List<T> all) {
        return all == null ? List.of() : all.stream().filter(Objects::nonNull).toList();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** All groupings, those of the rows first. */
    public List<Grouping> groupings() {
        return Stream.concat(rows.stream(), columns.stream()).toList();
    }
}
