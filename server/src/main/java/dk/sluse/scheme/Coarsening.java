package dk.sluse.scheme;

import dk.sluse.catalogue.CodeList;
import org.jspecify.annotations.Nullable;

/**
 * How much less than the register's own value an authority needs to know of a variable.
 *
 * @param level the coarser code list that codes are replaced by; null for the other kinds
 */
public record Coarsening(Kind kind, @Nullable String level) {

    /** What becomes of a value. */
    public enum Kind {
        /** A date by its year. */
        YEAR,
        /** A day of birth by the age in groups of five years, on the last day of the period. */
        AGE_GROUP,
        /** A code by the one that it belongs to in a coarser list, on the last day of the period. */
        LEVEL
    }

    public Coarsening {
        if ((kind == Kind.LEVEL) != (level != null)) {
            throw new IllegalArgumentException("codes are coarsened to the level of a code list, and nothing else is");
        }
    }

    public static Coarsening toYear() {
        return new Coarsening(Kind.YEAR, null);
    }

    public static Coarsening toAgeGroup() {
        return new Coarsening(Kind.AGE_GROUP, null);
    }

    /**
     * Codes by those of a coarser list.
     *
     * @param list name of a {@link CodeList} above the variable's own
     */
    public static Coarsening toLevel(String list) {
        return new Coarsening(Kind.LEVEL, list);
    }
}
