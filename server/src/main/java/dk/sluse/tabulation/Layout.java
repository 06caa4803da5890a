package dk.sluse.tabulation;

import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.sdc.table.Shape;
import dk.sluse.tabulation.count.Entry;
import dk.sluse.tabulation.plan.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where everything that was counted stands in the table: only categories with units have a place. */
final class Layout {

    private final List<Categories> categories = new ArrayList<>();
    private final List<Hierarchy> hierarchies = new ArrayList<>();

    Layout(Plan plan, List<Entry> entries) {
        hierarchies.add(Hierarchy.withoutTotal("period", plan.definition().periods()));
        for (int i = 0; i < plan.dimensions().size(); i++) {
            Categories of = new Categories(plan.dimensions().get(i), occurring(entries, i + 1));
            categories.add(of);
            hierarchies.add(of.hierarchy("d" + i));
        }
    }

    private static Set<Integer> occurring(List<Entry> entries, int place) {
        Set<Integer> occurring = new HashSet<>();
        entries.forEach(entry -> occurring.add(entry.places()[place]));
        return occurring;
    }

    List<Categories> categories() {
        return categories;
    }

    /** How many cells the table has, totals included. */
    long cells() {
        return hierarchies.stream().mapToLong(Hierarchy::size).reduce(1, Math::multiplyExact);
    }

    Shape shape() {
        return new Shape(hierarchies);
    }

    /** The nodes of a leaf cell in the hierarchies of the table. */
    int[] nodes(int[] places) {
        int[] nodes = new int[places.length];
        nodes[0] = places[0];
        for (int i = 1; i < places.length; i++) {
            nodes[i] = categories.get(i - 1).node(places[i]);
        }
        if (Arrays.stream(nodes).anyMatch(node -> node < 0)) {
            throw new IllegalStateException("a cell has no place in the table");
        }
        return nodes;
    }
}
