package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import dk.sluse.sdc.table.Hierarchy;
import dk.sluse.tabulation.plan.Dimension;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The categories of one dimension in one period. */
final class Nodes {

    /** What has no category; no code is empty. */
    private static final String MISSING = "";

    /** What a code begins with that stands for a category without codes. */
    static final String NOBODYS = "\0";

    private static final Titles NOBODY = new Titles("Ingen", "None");

    private final Hierarchy hierarchy;
    private final Candidate.Axis axis;
    private final Dimension dimension;
    private final boolean ofBase;
    private final List<Set<String>> codes = new ArrayList<>();
    private final Map<Integer, Set<String>> unseen = new HashMap<>();

    Nodes(Hierarchy hierarchy, Candidate.Axis axis, Dimension dimension, boolean ofBase) {
        this.hierarchy = hierarchy;
        this.axis = axis;
        this.dimension = dimension;
        this.ofBase = ofBase;
        hierarchy.nodes().forEach(_ -> codes.add(new HashSet<>()));
    }

    /** The total has all codes, which is none; a category that no code has in this period has one that nobody has. */
    List<Remembered.Node> of(int period, Set<String> occurring, boolean alone) {
        dimension.mapping().get(period).forEach((code, place) -> {
            if (occurring.contains(code)) {
                put(code, place);
            }
        });
        if (mayBeMissing(period, occurring)) {
            put(MISSING, Dimension.MISSING);
        }
        dimension.uncategorised().get(period).stream()
                .filter(occurring::contains)
                .forEach(code -> put(code, Dimension.MISSING));
        List<Remembered.Node> nodes = new ArrayList<>();
        for (int node = 0; node < codes.size(); node++) {
            Hierarchy.Node own = hierarchy.nodes().get(node);
            Set<String> told = node == 0 || !codes.get(node).isEmpty() ? codes.get(node) : Set.of(NOBODYS + own.code());
            nodes.add(new Remembered.Node(own.parent(), told, axis.titles().get(node), false));
        }
        unseen.forEach((group, all) -> (alone ? all.stream().map(Set::of).toList() : List.of(all))
                .forEach(some -> nodes.add(new Remembered.Node(group, some, NOBODY, true))));
        return nodes;
    }

    /** Whether rows may have no code of the list: none at all, one that is not in it, or no row of the joined register. */
    private boolean mayBeMissing(int period, Set<String> occurring) {
        return !ofBase
                || axis.node().applyAsInt(Dimension.MISSING) >= 0
                || occurring.stream()
                        .anyMatch(code -> !dimension.mapping().get(period).containsKey(code)
                                && !dimension.uncategorised().get(period).contains(code));
    }

    private void put(String code, int place) {
        int at = axis.node().applyAsInt(place);
        if (at < 0) {
            at = Math.max(0, group(place));
            unseen.computeIfAbsent(at, _ -> new HashSet<>()).add(code);
        }
        for (; at > 0; at = hierarchy.nodes().get(at).parent()) {
            codes.get(at).add(code);
        }
    }

    /** The node of the group that a category is in; below 0 where there is none. */
    private int group(int place) {
        int group = place < 0 ? -1 : dimension.leaves().get(place).group();
        return group < 0 ? -1 : axis.node().applyAsInt(Dimension.groupPlace(group));
    }
}
