package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A rule about what a cell tells of a group that it is part of: the cell with the total of one dimension in place of a
 * category. It looks at empty cells too.
 */
public sealed interface GroupRule extends SafetyRule permits GroupDisclosure, MarginRule {

    /** The names of dimensions whose categories everybody may know of anybody, such as sex and age. */
    Set<String> exempt();

    /** Whether the category of a cell in this dimension tells too much of a group with some units. */
    boolean tells(Table table, int cell, int group, int dimension);

    @Override
    default boolean unsafe(Table table, int cell) {
        return group(table, cell).isPresent();
    }

    @Override
    default Evidence evidence(Table table, int cell) {
        int group = group(table, cell).orElseThrow();
        return new Evidence.OfGroup(group, table.units()[group], table.units()[cell]);
    }

    /** The group that a cell tells too much of; of several the first. */
    private OptionalInt group(Table table, int cell) {
        Shape shape = table.shape();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            int group = shape.margin(cell, d);
            boolean further = group != cell
                    && !exempt().contains(shape.dimensions().get(d).name());
            if (further && table.units()[group] > 0 && tells(table, cell, group, d)) {
                return OptionalInt.of(group);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    default boolean findsEmptyCells() {
        return true;
    }
}
