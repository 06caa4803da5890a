package dk.sluse.inspection.known;

import dk.sluse.inspection.known.KnownTable.Category;
import dk.sluse.inspection.rule.Differences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds which category of a grouping a label names: all words of one of its names stand in it, and of no longer name. */
final class Names {

    /**
     * A category that is named.
     *
     * @param rest what else stands in the label
     */
    record Named(int category, Set<String> rest) {}

    private static final int MOST_FOUND = 20_000;

    private final List<Category> categories;

    /** Names by their longest word. */
    private final Map<String, List<Candidate>> byWord = new HashMap<>();

    private final Map<String, Optional<Named>> found = new HashMap<>();

    Names(List<Category> categories) {
        this.categories = categories;
        for (int category = 0; category < categories.size(); category++) {
            for (Set<String> name : categories.get(category).names()) {
                String longest = name.stream()
                        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                        .orElseThrow();
                byWord.computeIfAbsent(longest, _ -> new ArrayList<>()).add(new Candidate(category, name));
            }
        }
    }

    /** A name of a category. */
    private record Candidate(int category, Set<String> name) {}

    int size() {
        return categories.size();
    }

    /** The category that a label names; empty if none, or one of two. */
    Optional<Named> in(String written) {
        String label = written.matches("[0-9]+\\.0+") ? written.substring(0, written.indexOf('.')) : written;
        if (found.size() > MOST_FOUND) {
            found.clear();
        }
        return found.computeIfAbsent(label, this::find);
    }

    private Optional<Named> find(String label) {
        SortedSet<String> words = Differences.words(label);
        // "Men, total" are men: the total is only named where nothing else is.
        return find(words, false).or(() -> find(words, true));
    }

    private Optional<Named> find(SortedSet<String> words, boolean total) {
        int best = -1;
        boolean twice = false;
        Set<String> name = Set.of();
        for (String word : words) {
            for (Candidate one : byWord.getOrDefault(word, List.of())) {
                // A number alone is a code only where nothing else stands.
                boolean named = isCode(one.name()) ? words.equals(one.name()) : words.containsAll(one.name());
                if (named
                        && categories.get(one.category()).total() == total
                        && one.name().size() >= name.size()
                        && one.category() != best) {
                    twice = best >= 0 && one.name().size() == name.size();
                    best = one.category();
                    name = one.name();
                }
            }
        }
        if (best < 0 || twice) {
            return Optional.empty();
        }
        Set<String> rest = new TreeSet<>(words);
        rest.removeAll(name);
        return Optional.of(new Named(best, rest));
    }

    private static boolean isCode(Set<String> name) {
        return name.size() == 1 && name.iterator().next().matches("[0-9]+");
    }

    /** The category that is all of the grouping. */
    Optional<Integer> total() {
        for (int category = 0; category < categories.size(); category++) {
            if (categories.get(category).total()) {
                return Optional.of(category);
            }
        }
        return Optional.empty();
    }
}
