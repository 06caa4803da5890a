package dk.sluse.tabulation;

import dk.sluse.catalogue.Titles;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.tabulation.plan.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The categories of a dimension that have units, in the order in which they are shown, and as a hierarchy. */
final class Categories {

    private static final int TOTAL_PLACE = -1;

    static final Titles TOTAL = new Titles("I alt", "Total");
    static final Titles MISSING = new Titles("Uoplyst", "Not stated");

    private final List<SafeTable.Category> shown = new ArrayList<>();
    private final List<Hierarchy.Node> nodes = new ArrayList<>();
    private final Map<Integer, Integer> nodeOf = new HashMap<>();

    /** Keeps the categories whose places occur in the data. */
    Categories(Dimension dimension, Set<Integer> occurring) {
        add(TOTAL_PLACE, "TOTAL", new SafeTable.Category("", TOTAL, 0), -1);
        for (int group = 0; group < dimension.groups().size(); group++) {
            addGroup(dimension, group, occurring);
        }
        addLeaves(dimension, -1, 0, occurring);
        if (occurring.contains(Dimension.MISSING)) {
            add(Dimension.MISSING, "MISSING", new SafeTable.Category("", MISSING, 1), 0);
        }
    }

    private void addGroup(Dimension dimension, int group, Set<Integer> occurring) {
        boolean used = IntStream.range(0, dimension.leaves().size())
                .anyMatch(leaf -> dimension.leaves().get(leaf).group() == group && occurring.contains(leaf));
        if (used) {
            Dimension.Category category = dimension.groups().get(group);
            int node = nodes.size();
            add(
                    Dimension.groupPlace(group),
                    "G" + category.code(),
                    new SafeTable.Category(category.code(), category.titles(), 1),
                    0);
            addLeaves(dimension, group, node, occurring);
        }
    }

    private void addLeaves(Dimension dimension, int group, int parent, Set<Integer> occurring) {
        for (int leaf = 0; leaf < dimension.leaves().size(); leaf++) {
            Dimension.Category category = dimension.leaves().get(leaf);
            if (category.group() == group && occurring.contains(leaf)) {
                int depth = group < 0 ? 1 : 2;
                add(
                        leaf,
                        "L" + category.code() + "/" + group,
                        new SafeTable.Category(category.code(), category.titles(), depth),
                        parent);
            }
        }
    }

    private void add(int place, String code, SafeTable.Category category, int parent) {
        nodeOf.put(place, nodes.size());
        nodes.add(new Hierarchy.Node(code, parent));
        shown.add(category);
    }

    int node(int place) {
        return nodeOf.getOrDefault(place, -1);
    }

    Hierarchy hierarchy(String name) {
        return new Hierarchy(name, nodes);
    }

    List<SafeTable.Category> shown() {
        return shown;
    }
}
