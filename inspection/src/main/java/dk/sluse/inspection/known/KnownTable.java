package dk.sluse.inspection.known;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.inspection.rule.Counts.Figure;
import dk.sluse.inspection.rule.Difference;
import dk.sluse.inspection.rule.Differences;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A table of counts whose categories have known names. A count of a file is held against the one of the same groups: those whose names stand
 * beside and over it, and the total of each grouping that no word names. So a file may be of another form, have other words too, and break
 * its counts down further. As with two files ({@link Differences}) a table of a file is only said to tell something where its counts are nowhere
 * lower, or nowhere higher, than the known ones.
 */
public final class KnownTable {

    private static final int FEWEST_SHARED = 2;
    private static final int MOST = 100;

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
     * A count that the table shows.
     *
     * @param place where, for people
     */
    public record Known(Place place, long value) {}

    /** A category that words name, with those that do. */
    private record Named(int category, Set<String> words) {}

    /** A count of a file with the known one of the same groups. */
    private record Pair(Place place, long value, Known known) {}

    private final List<List<Category>> groupings;
    private final Map<List<Integer>, Known> counts;

    /**
     * @param groupings the categories of each
     * @param counts those that are shown, by the places of their categories
     */
    public KnownTable(List<List<Category>> groupings, Map<List<Integer>, Known> counts) {
        this.groupings = groupings.stream().map(List::copyOf).toList();
        this.counts = Map.copyOf(counts);
    }

    /**
     * What a file tells together with this table about groups of fewer units.
     *
     * @param threshold lowest count of units that may be told
     * @return a hundred at most
     */
    public List<Difference> toldBy(List<Piece> pieces, int threshold) {
        return pieces.stream()
                .filter(Grid.class::isInstance)
                .map(Grid.class::cast)
                .flatMap(grid -> told(pairs(grid), threshold).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static List<Difference> told(List<Pair> pairs, int threshold) {
        boolean higher =
                pairs.stream().anyMatch(pair -> pair.value() > pair.known().value());
        boolean lower =
                pairs.stream().anyMatch(pair -> pair.value() < pair.known().value());
        if (pairs.size() < FEWEST_SHARED || (higher && lower)) {
            return List.of();
        }
        return pairs.stream()
                .map(pair -> new Difference(
                        pair.place(),
                        pair.value(),
                        pair.known().place(),
                        pair.known().value()))
                .filter(one -> one.units() > 0 && one.units() < threshold)
                .toList();
    }

    private List<Pair> pairs(Grid grid) {
        List<Pair> pairs = new ArrayList<>();
        for (Figure figure : Counts.figures(grid)) {
            if (figure.count().isPresent()) {
                cell(figure.words())
                        .map(counts::get)
                        .ifPresent(known -> pairs.add(new Pair(
                                grid.place().cell(figure.row(), figure.column()),
                                figure.count().getAsLong(),
                                known)));
            }
        }
        return pairs;
    }

    /** The places of the categories that are named; empty where no word names any, or one could name two. */
    private Optional<List<Integer>> cell(Set<String> words) {
        List<Integer> cell = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (List<Category> grouping : groupings) {
            List<Named> named = named(grouping, words);
            int total = total(grouping);
            if (named.size() > 1 || (named.isEmpty() && total < 0)) {
                return Optional.empty();
            }
            for (Named one : named) {
                if (one.words().stream().anyMatch(used::contains) && one.category() != total) {
                    return Optional.empty();
                }
                used.addAll(one.words());
            }
            cell.add(named.isEmpty() ? total : named.getFirst().category());
        }
        return used.isEmpty() ? Optional.empty() : Optional.of(cell);
    }

    /** The categories that the most words name. */
    private static List<Named> named(List<Category> grouping, Set<String> words) {
        List<Named> best = new ArrayList<>();
        for (int category = 0; category < grouping.size(); category++) {
            for (Set<String> name : grouping.get(category).names()) {
                int most = best.isEmpty() ? 0 : best.getFirst().words().size();
                if (name.size() >= most && words.containsAll(name)) {
                    Named one = new Named(category, name);
                    best.removeIf(other -> other.words().size() < name.size() || other.category() == one.category());
                    best.add(one);
                }
            }
        }
        return best;
    }

    private static int total(List<Category> grouping) {
        for (int category = 0; category < grouping.size(); category++) {
            if (grouping.get(category).total()) {
                return category;
            }
        }
        return -1;
    }
}
