package dk.sluse.tabulation.plan;

import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.tabulation.TableDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A definition that has been found to make sense, ready to be carried out.
 *
 * @param base whose rows are counted
 * @param joined the other registers, by the person's number
 * @param dimensions rows, then columns
 * @param measured what is added up; empty for numbers and shares
 * @param filters for each period the conditions
 */
public record Plan(
        TableDefinition definition,
        PackagedRegister base,
        Set<PackagedRegister> joined,
        List<Dimension> dimensions,
        Optional<Column> measured,
        List<List<Condition>> filters) {

    /** Only rows with one of these codes in the column. */
    public record Condition(Column column, List<String> codes) {}

    /** How many leaf cells there could be if every combination of categories occurred. */
    public long possibleCells() {
        return dimensions.stream()
                .mapToLong(dimension -> dimension.leaves().size() + 1)
                .reduce(definition.periods().size(), Math::multiplyExact);
    }

    /** Whether every row is a unit of its own, so that nobody falls in two cells of a period. */
    public boolean rowIsUnit() {
        return switch (base.register().unit()) {
            case "person", "firm", "row" -> true;
            default -> false;
        };
    }
}
