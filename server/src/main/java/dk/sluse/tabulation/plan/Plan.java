package dk.sluse.tabulation.plan;

import dk.sluse.catalogue.Variable;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.tabulation.TableDefinition;
import java.util.List;
import java.util.Objects;
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

    /** The keys that tell whom a row is about. */
    public List<Variable> unitKeys() {
        return base.variables().stream().filter(Variable::unitKey).toList();
    }

    /** Whether what is added up can be below zero: what everybody knows of a variable, whatever the filters. */
    public boolean mayBeNegative() {
        return measured.filter(column -> column.register().files().stream()
                        .anyMatch(file ->
                                file.negative().contains(column.variable().name())))
                .isPresent();
    }

    /** In how many rows of a period the same unit comes at most. */
    public long mostRows(Variable unitKey, int period) {
        PackagedFile file = base.file(definition.periods().get(period)).orElseThrow();
        return Objects.requireNonNull(file.mostRows().get(unitKey.name()));
    }

    /** Whether every row is a unit of its own, so that nobody falls in two cells of a period. */
    public boolean rowIsUnit() {
        return base.register().rowIsUnit();
    }
}
