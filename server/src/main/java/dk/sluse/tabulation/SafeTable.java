package dk.sluse.tabulation;

import dk.sluse.catalogue.Titles;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table as it may be seen: what is hidden is not in it.
 *
 * @param register titles of what is counted
 * @param dimensions rows, then columns
 * @param measured titles of the variable that is added up; those of the register's units otherwise
 * @param cells by period, then by the categories of each dimension, the last running fastest
 */
public record SafeTable(
        TableDefinition definition,
        Titles register,
        List<Axis> dimensions,
        Measured measured,
        List<Cell> cells,
        Provenance provenance) {

    /** A grouping with the categories that have units. */
    public record Axis(String variable, Titles titles, List<Category> categories) {

        public Axis {
            categories = List.copyOf(categories);
        }
    }

    /**
     * A category.
     *
     * @param code empty for the total and for what is not stated
     * @param depth 0 for the total, 1 and 2 below it
     */
    public record Category(String code, Titles titles, int depth) {}

    /**
     * What stands in the cells.
     *
     * @param unit what it is measured in; empty for numbers
     */
    public record Measured(Titles titles, String unit) {}

    /**
     * One cell.
     *
     * @param value empty if it is hidden, or if there is nothing to take a mean or share of
     * @param count how many units it rests on, where means are shown; empty otherwise
     */
    public record Cell(OptionalDouble value, OptionalDouble count, Status status) {}

    /** Why a cell is as it is. */
    public enum Status {
        SHOWN,
        /** Fewer units than the minimum frequency. */
        TOO_FEW,
        /** The largest enterprises hold too much of it. */
        DOMINATED,
        /** Another hidden cell could be computed from it. */
        PROTECTS_ANOTHER,
        /** Hidden; to say why would tell the value. */
        HIDDEN,
        /** A share of a total that is hidden. */
        TOTAL_HIDDEN;

        public boolean isHidden() {
            return this != SHOWN;
        }
    }

    /**
     * What the table was made from and by; the same makes the same table.
     *
     * @param packageVersion of the scheme's package
     * @param ruleSet the rules with their parameters
     * @param engine name and version
     */
    public record Provenance(String scheme, int packageVersion, String ruleSet, String engine) {}

    public SafeTable {
        dimensions = List.copyOf(dimensions);
        cells = List.copyOf(cells);
    }

    /** How many of the dimensions are rows. */
    public int rowDimensions() {
        return definition.rows().size();
    }

    public long hidden() {
        return cells.stream().filter(cell -> cell.status().isHidden()).count();
    }

    /** The cell of a period and one category of each dimension. */
    public Cell cell(int period, int... categories) {
        int place = period;
        for (int i = 0; i < dimensions.size(); i++) {
            place = place * dimensions.get(i).categories().size() + categories[i];
        }
        return cells.get(place);
    }
}
