package dk.sluse.tabulation.memory;

import dk.sluse.tabulation.memory.Remembered.Grouping;
import dk.sluse.tabulation.memory.Remembered.Node;
import dk.sluse.tabulation.memory.Remembered.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counts of one period of a table that went home, those that are seen there and those that are hidden; as confidential as the package. Of a table of sums or means these are the counts that it rests
 * on, if it shows them; otherwise there are none.
 *
 * @param groupings the categories of each
 * @param counts by the places of their categories
 * @param threshold lowest difference of counts that is surely of enough units
 */
public record Shown(String period, List<List<Category>> groupings, Map<List<Integer>, Count> counts, int threshold) {

    /** A count, and whether the table hides it. */
    public record Count(long value, boolean hidden) {

        @Override
        public String toString() {
            return "Count";
        }
    }

    /**
     * A category.
     *
     * @param title in Danish
     * @param names its titles, and its code where it has one
     * @param total whether it is all of its grouping
     */
    public record Category(String title, Set<String> names, boolean total) {

        public Category {
            names = Set.copyOf(names);
        }
    }

    public Shown {
        groupings = groupings.stream().map(List::copyOf).toList();
        counts = Map.copyOf(counts);
    }

    /** What is seen of a table of which this is remembered, by its periods. */
    public static List<Shown> of(byte[] remembered) {
        List<Part> parts = Remembered.of(remembered).parts();
        return parts.stream().map(Shown::of).toList();
    }

    private static Shown of(Part part) {
        Map<List<Integer>, Count> counts = new HashMap<>();
        part.figures().stream()
                .filter(figures -> figures.kind().isWhole())
                .findFirst()
                .ifPresent(figures -> {
                    for (int cell = 0; cell < figures.values().length; cell++) {
                        counts.put(
                                Arrays.stream(part.shape().nodes(cell)).boxed().toList(),
                                new Count(Math.round(figures.values()[cell]), !Statuses.shows(part.statuses(), cell)));
                    }
                });
        part.unseen().stream()
                .forEach(cell -> counts.remove(
                        Arrays.stream(part.shape().nodes(cell)).boxed().toList()));
        return new Shown(
                part.period(), part.groupings().stream().map(Shown::categories).toList(), counts, part.threshold());
    }

    private static List<Category> categories(Grouping grouping) {
        List<Category> categories = new ArrayList<>();
        for (Node node : grouping.nodes()) {
            Set<String> names = new LinkedHashSet<>(
                    List.of(node.titles().da(), node.titles().en()));
            if (node.codes().size() == 1) {
                node.codes().stream()
                        .filter(code -> !code.startsWith(Nodes.NOBODYS))
                        .forEach(names::add);
            }
            categories.add(new Category(node.titles().da(), names, node.parent() < 0));
        }
        return categories;
    }
}
