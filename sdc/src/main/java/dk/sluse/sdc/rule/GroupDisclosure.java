package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.util.Set;

/**
 * Group (class) disclosure: a cell is unsafe when it holds all units of a group, or all but a few, so that the table tells
 * of each member of the group what the category tells; and so are the empty cells beside it. The group is the cell with the
 * total of one dimension in place of a category.
 *
 * @param few so many units of the group may be elsewhere and the cell is unsafe still; 0 or more
 * @param exempt the names of dimensions whose categories everybody may know of anybody, such as sex and age
 * @see <a href="https://doi.org/10.1002/9781118348239">Hundepool et al. (2012), ch. 5, group disclosure</a>
 */
public record GroupDisclosure(int few, Set<String> exempt) implements GroupRule {

    public GroupDisclosure {
        exempt = Set.copyOf(exempt);
        if (few < 0) {
            throw new IllegalArgumentException("a number of units is not negative: " + few);
        }
    }

    @Override
    public boolean tells(Table table, int cell, int group, int dimension) {
        long here = table.units()[cell];
        return here > 0 ? table.units()[group] - here <= few : hasFull(table, group, dimension, cell);
    }

    /** Whether a category of the same group, on the same level, holds it all or nearly. */
    private boolean hasFull(Table table, int group, int dimension, int cell) {
        Shape shape = table.shape();
        int[] nodes = shape.nodes(cell);
        int parent =
                shape.dimensions().get(dimension).nodes().get(nodes[dimension]).parent();
        for (int node = 0; node < shape.dimensions().get(dimension).size(); node++) {
            if (shape.dimensions().get(dimension).nodes().get(node).parent() == parent) {
                nodes[dimension] = node;
                if (table.units()[group] - table.units()[shape.cell(nodes)] <= few) {
                    return true;
                }
            }
        }
        return false;
    }
}
