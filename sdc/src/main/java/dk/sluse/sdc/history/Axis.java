package dk.sluse.sdc.history;

import dk.sluse.sdc.table.Hierarchy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the categories of one dimension of a table stand for.
 *
 * @param variable its name in all tables, whatever classification it is shown in
 * @param codes for each node of the dimension its codes in the finest classification of the variable; none for a node that
 *     holds all units
 */
public record Axis(String variable, List<Set<String>> codes) {

    public Axis {
        codes = codes.stream().map(Set::copyOf).toList();
    }

    /**
     * The leaves stand for their own codes, and groups for those of their leaves.
     *
     * @param exhaustive whether every unit is in some leaf, so that the total of all leaves holds all units
     */
    public static Axis of(String variable, Hierarchy hierarchy, boolean exhaustive) {
        List<Set<String>> codes = new ArrayList<>();
        hierarchy.nodes().forEach(_ -> codes.add(new HashSet<>()));
        List<Hierarchy.Sum> sums = hierarchy.sums().reversed();
        Set<Integer> groups = new HashSet<>();
        sums.forEach(sum -> groups.add(sum.total()));
        for (int node = 0; node < hierarchy.size(); node++) {
            if (!groups.contains(node)) {
                codes.get(node).add(hierarchy.nodes().get(node).code());
            }
        }
        sums.forEach(sum -> sum.parts().forEach(part -> codes.get(sum.total()).addAll(codes.get(part))));
        int leaves = hierarchy.size() - groups.size();
        return new Axis(
                variable,
                codes.stream()
                        .map(one -> exhaustive && one.size() == leaves ? Set.<String>of() : one)
                        .toList());
    }
}
