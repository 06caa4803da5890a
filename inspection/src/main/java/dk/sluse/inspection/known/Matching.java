package dk.sluse.inspection.known;

import dk.sluse.inspection.known.FileCounts.Counted;
import dk.sluse.inspection.known.KnownTable.Known;
import dk.sluse.inspection.known.KnownTable.Pair;
import dk.sluse.inspection.known.Names.Named;
import dk.sluse.inspection.rule.Counts.Figure;
import dk.sluse.inspection.rule.Differences;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which counts of one table of a file are about the groups of a known table. */
final class Matching {

    /** A column beside the counts names a grouping where half of its labels do. */
    private static final double HALF = 0.5;

    private static final Pattern YEAR = Pattern.compile("(?<![\\p{L}\\p{N}])(?:19|20)[0-9]{2}(?![\\p{L}\\p{N}])");

    /** A label that is nothing but a year, or a part of one. */
    private static final Pattern PERIOD = Pattern.compile("((?:19|20)[0-9]{2})(?:[-MmQqKk]?[0-9]{1,2})?");

    private static final int YEAR_DIGITS = 4;

    private final List<Names> groupings;
    private final Map<List<Integer>, Known> counts;
    private final String year;
    private final String nextYear;
    private final Counted table;
    private final Map<Integer, Integer> columnOf = new HashMap<>();

    /** Whether a column could name two groupings as well. */
    private boolean ambiguous;

    Matching(List<Names> groupings, Map<List<Integer>, Known> counts, String period, Counted table) {
        this.groupings = groupings;
        this.counts = counts;
        this.year = period.substring(0, YEAR_DIGITS);
        this.nextYear = Integer.toString(Integer.parseInt(year) + 1);
        this.table = table;
        assign();
    }

    /** Each grouping its column beside the counts: the best pair first. Which of two equal groupings a column names, nobody can tell. */
    private void assign() {
        List<Pairing> pairings = new ArrayList<>();
        Set<Integer> together = new HashSet<>();
        table.labels().forEach((column, own) -> {
            for (int grouping = 0; grouping < groupings.size(); grouping++) {
                pairings.add(new Pairing(grouping, column, Score.of(groupings.get(grouping), own)));
            }
            if (own.stream().allMatch(this::namesSeveral)) {
                together.add(column);
            }
        });
        pairings.removeIf(one -> one.score().labels() < HALF);
        pairings.sort(Comparator.comparing(Pairing::score, Score.BEST_FIRST).thenComparingInt(Pairing::column));
        for (Pairing one : pairings) {
            boolean several = together.contains(one.column());
            if (!columnOf.containsKey(one.grouping()) && (several || !columnOf.containsValue(one.column()))) {
                columnOf.put(one.grouping(), one.column());
                ambiguous |= !several && pairings.stream().anyMatch(one::isAsGoodAs);
            }
        }
    }

    /** Whether a label names more than one grouping. */
    private boolean namesSeveral(String label) {
        return groupings.stream()
                        .flatMap(names -> names.in(label).stream())
                        .filter(named -> !named.rest().isEmpty())
                        .count()
                > 1;
    }

    /** How well labels are told by a grouping: which part of them, then which part of its categories. */
    private record Score(double labels, double categories) {

        static Score of(Names names, Set<String> labels) {
            List<Named> named =
                    labels.stream().flatMap(label -> names.in(label).stream()).toList();
            double categories = named.stream().map(Named::category).distinct().count();
            return new Score((double) named.size() / labels.size(), categories / names.size());
        }

        static final Comparator<Score> BEST_FIRST = Comparator.comparingDouble(Score::labels)
                .thenComparingDouble(Score::categories)
                .reversed();
    }

    /** A grouping with a column that may name it. */
    private record Pairing(int grouping, int column, Score score) {

        boolean isAsGoodAs(Pairing other) {
            return other.column == column && other.grouping != grouping && other.score.equals(score);
        }
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        if (ambiguous) {
            return pairs;
        }
        for (Figure figure : table.figures()) {
            pair(figure).ifPresent(pairs::add);
        }
        return pairs;
    }

    private Optional<Pair> pair(Figure figure) {
        Set<String> further = new TreeSet<>();
        Set<Integer> columns = new HashSet<>();
        List<Integer> cell = new ArrayList<>();
        String over = figure.over();
        Set<String> overRest = new TreeSet<>(Differences.words(over));
        boolean any = false;
        for (int grouping = 0; grouping < groupings.size(); grouping++) {
            Names names = groupings.get(grouping);
            Integer column = columnOf.get(grouping);
            Optional<Named> beside =
                    column == null ? Optional.empty() : names.in(figure.beside().getOrDefault(column, ""));
            Optional<Named> named = beside.or(() -> inOver(names, over));
            if (beside.isPresent()) {
                columns.add(column);
                further.addAll(beside.get().rest());
            } else if (named.isPresent()) {
                overRest.retainAll(named.get().rest());
            }
            any |= named.isPresent();
            Optional<Integer> category =
                    named.map(Named::category).or(() -> inTitle(names)).or(names::total);
            if (category.isEmpty()) {
                return Optional.empty();
            }
            cell.add(category.get());
        }
        Known known = counts.get(cell);
        if (!any || known == null || isOfAnotherYear(figure)) {
            return Optional.empty();
        }
        figure.beside().forEach((column, label) -> {
            if (!columns.contains(column)) {
                further.addAll(Differences.words(label));
            }
        });
        further.addAll(overRest);
        return Optional.of(new Pair(table.place(figure), figure.count().orElseThrow(), known, overRest, further));
    }

    private static Optional<Named> inOver(Names names, String over) {
        return over.isEmpty() ? Optional.empty() : names.in(over);
    }

    private Optional<Integer> inTitle(Names names) {
        return names.in(table.above()).map(Named::category);
    }

    /**
     * Whether years stand beside, over or above a count, and the known one is none of them. The state at the beginning of a year is that at the end of the
     * one before; a title with several years says nothing.
     */
    private boolean isOfAnotherYear(Figure figure) {
        Set<String> years = years(figure.over());
        figure.beside().forEach((column, label) -> {
            Matcher period = PERIOD.matcher(label);
            if (!columnOf.containsValue(column) && period.matches()) {
                years.add(period.group(1));
            }
        });
        Set<String> title = years(table.above());
        Set<String> all = years.isEmpty() && title.size() == 1 ? title : years;
        return !all.isEmpty() && !all.contains(year) && !all.contains(nextYear);
    }

    private static Set<String> years(String text) {
        Set<String> years = new HashSet<>();
        for (Matcher found = YEAR.matcher(text); found.find(); ) {
            years.add(found.group());
        }
        return years;
    }
}
