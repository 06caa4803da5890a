package dk.sluse.sdc.history;

import dk.sluse.sdc.history.Release.Axis;
import dk.sluse.sdc.table.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The boxes of the cells of a table. */
final class Boxes {

    /** The codes of a category that the filter leaves nobody in; no real code is like it. */
    private static final Set<String> NOBODY = Set.of("\0");

    private final Shape shape;
    private final int[] variables;
    private final int[][] sets;
    private final int[] filterVariables;
    private final int[] filterSets;

    Boxes(Codes codes, Release release) {
        this.shape = release.table().table().shape();
        List<Axis> axes = release.axes();
        variables =
                axes.stream().mapToInt(axis -> codes.variable(axis.variable())).toArray();
        sets = new int[axes.size()][];
        for (int d = 0; d < sets.length; d++) {
            Axis axis = axes.get(d);
            int variable = variables[d];
            Set<String> filter = release.filters().getOrDefault(axis.variable(), Set.of());
            sets[d] = axis.codes().stream()
                    .mapToInt(one -> codes.set(variable, restricted(one, filter)))
                    .toArray();
            if (Arrays.stream(sets[d]).anyMatch(set -> set == Codes.ALL)) {
                codes.exhaust(variable, sets[d]);
            }
        }
        List<String> filtered = release.filters().keySet().stream()
                .filter(name -> axes.stream().noneMatch(axis -> axis.variable().equals(name)))
                .toList();
        filterVariables = filtered.stream().mapToInt(codes::variable).toArray();
        filterSets = filtered.stream()
                .mapToInt(name ->
                        codes.set(codes.variable(name), release.filters().getOrDefault(name, Set.of())))
                .toArray();
    }

    private static Set<String> restricted(Set<String> codes, Set<String> filter) {
        if (filter.isEmpty() || codes.isEmpty()) {
            return codes.isEmpty() ? filter : codes;
        }
        Set<String> rest = codes.stream().filter(filter::contains).collect(Collectors.toSet());
        return rest.isEmpty() ? NOBODY : rest;
    }

    Box of(int cell) {
        int[] nodes = shape.nodes(cell);
        TreeMap<Integer, Integer> pairs = new TreeMap<>();
        for (int d = 0; d < nodes.length; d++) {
            pairs.put(variables[d], sets[d][nodes[d]]);
        }
        for (int f = 0; f < filterVariables.length; f++) {
            pairs.put(filterVariables[f], filterSets[f]);
        }
        pairs.values().removeIf(set -> set == Codes.ALL);
        return new Box(pairs.entrySet().stream()
                .flatMapToInt(pair -> IntStream.of(pair.getKey(), pair.getValue()))
                .toArray());
    }

    /** The table and its margins, each about other variables. */
    List<Section> sections(int number, Fact[] facts) {
        List<Section> sections = new ArrayList<>();
        for (int mask = 0; mask < 1 << variables.length; mask++) {
            int[][] chosen = new int[variables.length][];
            boolean exists = true;
            for (int d = 0; d < chosen.length; d++) {
                boolean free = (mask & 1 << d) == 0;
                chosen[d] = Arrays.stream(sets[d])
                        .filter(set -> free == (set == Codes.ALL))
                        .distinct()
                        .toArray();
                exists &= chosen[d].length > 0;
            }
            if (exists) {
                sections.add(section(number, mask, chosen, facts));
            }
        }
        return sections;
    }

    private static boolean isAbout(Box box, int[] variables) {
        return box.size() == variables.length
                && IntStream.range(0, variables.length).allMatch(place -> box.variable(place) == variables[place]);
    }

    private Section section(int number, int mask, int[][] chosen, Fact[] facts) {
        List<Integer> order = new ArrayList<>();
        List<int[]> all = new ArrayList<>();
        List<Integer> names = new ArrayList<>();
        for (int d = 0; d < variables.length; d++) {
            if ((mask & 1 << d) != 0) {
                names.add(variables[d]);
                all.add(chosen[d]);
            }
        }
        for (int f = 0; f < filterVariables.length; f++) {
            names.add(filterVariables[f]);
            all.add(new int[] {filterSets[f]});
        }
        IntStream.range(0, names.size()).forEach(order::add);
        order.sort(Comparator.comparingInt(names::get));
        int[] about = order.stream().mapToInt(names::get).toArray();
        List<Fact> open = Arrays.stream(facts)
                .filter(Fact::isOpen)
                .filter(fact -> isAbout(fact.box, about))
                .distinct()
                .toList();
        return new Section(number, about, order.stream().map(all::get).toArray(int[][]::new), open);
    }
}
