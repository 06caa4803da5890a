package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Table;
import java.util.Set;

/**
 * The margin rule for persons: nothing further may be told about a group of fewer than {@code threshold}. A cell is unsafe,
 * empty or not, when the group that is left with one grouping left out has some units and fewer than that. That the whole
 * population of the table is large enough is for the caller to see to.
 *
 * @param threshold the smallest group about which more may be told; at least 2
 * @param exempt the names of dimensions whose categories everybody may know of anybody, such as sex and age: left out, they
 *     tell nothing further
 * @see <a href="https://www.sdu.dk/da/om_sdu/institutter_centre/ist_sundhedstjenesteforsk/forskningsinstruks/anonymiseringshelp">the
 *     rule of Statistics Denmark as users apply it</a>
 */
public record MarginRule(int threshold, Set<String> exempt) implements GroupRule {

    public MarginRule {
        exempt = Set.copyOf(exempt);
        if (threshold < 2) {
            throw new IllegalArgumentException("a margin of fewer than 2 protects nothing");
        }
    }

    @Override
    public boolean tells(Table table, int cell, int group, int dimension) {
        return table.units()[group] < threshold;
    }
}
