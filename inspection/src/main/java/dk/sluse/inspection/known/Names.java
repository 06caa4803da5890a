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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds which category of a grouping a label names: all words of one of its names stand in it, and of no longer name. */
final class Names {

    /**
     * A category that is named.
     *
     * @param rest what else stands in the label
     */
    record Named(int category, Set<String> rest) {}

    private static final int MOST_FOUND = 20_000;
    private static final Pattern CODE = Pattern.compile("[0-9]+");

    /** A code as programs write it that take it for an amount. */
    private static final Pattern CODE_AS_AMOUNT = Pattern.compile("([0-9]+)\\.0+");

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
                boolean code = name.size() == 1 && CODE.matcher(longest).matches();
                byWord.computeIfAbsent(longest, _ -> new ArrayList<>()).add(new Candidate(category, name, code));
            }
        }
    }

    /**
     * A name of a category.
     *
     * @param code whether it is a number alone: it is a code only where nothing else stands
     */
    private record Candidate(int category, Set<String> name, boolean code) {

        boolean isIn(SortedSet<String> words) {
            return code ? words.equals(name) : words.containsAll(name);
        }
    }

    int size() {
        return categories.size();
    }

    /** The category that a label names; empty if none, or one of two. */
    Optional<Named> in(String label) {
        if (found.size() > MOST_FOUND) {
            found.clear();
        }
        return found.computeIfAbsent(label, this::find);
    }

    private Optional<Named> find(String label) {
        Matcher amount = CODE_AS_AMOUNT.matcher(label);
        SortedSet<String> words = Differences.words(amount.matches() ? amount.group(1) : label);
        // "Men, total" are men: the total is only named where nothing else is.
        return find(words, false).or(() -> find(words, true));
    }

    private Optional<Named> find(SortedSet<String> words, boolean total) {
        int best = -1;
        boolean twice = false;
        Set<String> name = Set.of();
        for (String word : words) {
            for (Candidate one : byWord.getOrDefault(word, List.of())) {
                if (one.isIn(words)
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
