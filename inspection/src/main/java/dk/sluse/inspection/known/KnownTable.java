package dk.sluse.inspection.known;

import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Difference;
import dk.sluse.inspection.rule.Differences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of counts whose categories have known names. A count of a file is held against the one of the same groups: those whose names stand
 * beside and over it, or in the title, and the total of each grouping that nothing names. So a file may be of another form, have other words too, and break
 * its counts down further. As with two files ({@link Differences}) counts are only said to tell something where they are nowhere
 * lower, or nowhere higher, than the known ones: all of the file, those with the same further words over them, or also beside them.
 */
public final class KnownTable {

    private static final int FEWEST_SHARED = 2;
    private static final int MOST = 1_000;

    /** Two tables of the same groups may differ by so many. */
    private static final int SLIGHT = 10;

    /**
     * A category with the words of each of its names.
     *
     * @param total whether it is all of its grouping
     */
    public record Category(List<Set<String>> names, boolean total) {

        public Category {
            names = names.stream()
                    .filter(words -> !words.isEmpty())
                    .map(Set::copyOf)
                    .toList();
        }

        /** A category with these names: its titles, and its code. */
        public static Category of(Iterable<String> names, boolean total) {
            List<Set<String>> all = new ArrayList<>();
            names.forEach(name -> all.add(Differences.words(name)));
            return new Category(all, total);
        }
    }

    /**
     * A count of the table.
     *
     * @param place where, for people
     * @param hidden whether the table does not show it
     */
    public record Known(Place place, long value, boolean hidden) {

        @Override
        public String toString() {
            return "Known[" + place + "]";
        }
    }

    /**
     * A count of a file with the known one of the same groups.
     *
     * @param over words over it that name no category
     * @param further words beside and over it that do not
     */
    record Pair(Place place, long value, Known known, Set<String> over, Set<String> further) {

        private Told told() {
            return new Told(new Difference(place, value, known.place(), known.value()), known.hidden());
        }
    }

    private final List<Names> groupings;
    private final Map<List<Integer>, Known> counts;
    private final String period;

    /**
     * @param period four digits of its year, and what follows; a file that names other years and not this one is about something else
     * @param groupings the categories of each
     * @param counts by the places of their categories
     */
    public KnownTable(String period, List<List<Category>> groupings, Map<List<Integer>, Known> counts) {
        this.period = period;
        this.groupings = groupings.stream().map(List::copyOf).map(Names::new).toList();
        this.counts = Map.copyOf(counts);
    }

    /**
     * What a file tells together with this table about groups of fewer units.
     *
     * @param threshold lowest count of units that may be told
     * @return a thousand at most
     */
    public synchronized List<Told> toldBy(FileCounts file, int threshold) {
        List<Pair> pairs = file.tables().stream()
                .flatMap(table -> new Matching(groupings, counts, period, table).pairs().stream())
                .toList();
        Set<Told> told = new LinkedHashSet<>();
        Map<Set<String>, List<Pair>> alike = pairs.stream().collect(Collectors.groupingBy(Pair::further));
        pairs.stream()
                .filter(pair -> pair.known().hidden()
                        && pair.value() == pair.known().value()
                        && isTheSameTable(pair, Objects.requireNonNull(alike.get(pair.further()))))
                .forEach(pair -> told.add(pair.told()));
        List<Pair> shown = pairs.stream().filter(pair -> !pair.known().hidden()).toList();
        List<Function<Pair, Object>> ways = List.of(_ -> "all", Pair::over, Pair::further);
        for (Function<Pair, Object> way : ways) {
            Map<Object, List<Pair>> together =
                    shown.stream().collect(Collectors.groupingBy(way, LinkedHashMap::new, Collectors.toList()));
            together.values().forEach(some -> told(some, threshold).forEach(told::add));
        }
        return told.stream().limit(MOST).toList();
    }

    /** Whether a count is that of the table, and not of a part that has the same number by chance: what both show is the same, or nothing says that it is a part. */
    private static boolean isTheSameTable(Pair one, List<Pair> alike) {
        List<Pair> shown = alike.stream().filter(pair -> !pair.known().hidden()).toList();
        return shown.isEmpty()
                ? one.further().equals(one.over())
                : shown.stream()
                        .allMatch(pair -> Math.abs(pair.value() - pair.known().value()) <= SLIGHT);
    }

    private static Stream<Told> told(List<Pair> pairs, int threshold) {
        boolean higher =
                pairs.stream().anyMatch(pair -> pair.value() > pair.known().value());
        boolean lower =
                pairs.stream().anyMatch(pair -> pair.value() < pair.known().value());
        return pairs.size() < FEWEST_SHARED || (higher && lower)
                ? Stream.of()
                : pairs.stream().map(Pair::told).filter(one -> {
                    long units = one.difference().units();
                    return units > 0 && units < threshold;
                });
    }
}
