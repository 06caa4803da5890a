package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds what two tables of the same form tell by their difference. Counts are the same where the words beside and over them are the same, in
 * whatever order; where one table's counts are nowhere lower than the other's, its units are taken to hold the other's, and what is
 * between two counts is a count too. Tables whose counts differ in both directions, as those of two years do, tell nothing this way.
 */
public final class Differences {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}<>+-]+");
    private static final int FEWEST_SHARED = 2;
    private static final int MOST = 100;

    /** A count with its place. */
    private record Figure(Place place, long value) {}

    private final int threshold;

    /** @param threshold lowest count of units that may be told */
    public Differences(int threshold) {
        this.threshold = threshold;
    }

    /** Groups that are lower than may be told, by what one file and another one show; a hundred at most. */
    public List<Difference> between(List<Piece> one, List<Piece> other) {
        List<Map<String, Figure>> others = figures(other);
        List<Difference> found = new ArrayList<>();
        for (Map<String, Figure> mine : figures(one)) {
            for (Map<String, Figure> theirs : others) {
                found.addAll(compare(mine, theirs));
            }
        }
        return found.stream().distinct().limit(MOST).toList();
    }

    private List<Difference> compare(Map<String, Figure> one, Map<String, Figure> other) {
        Set<String> shared = new TreeSet<>(one.keySet());
        shared.retainAll(other.keySet());
        boolean higher = false;
        boolean lower = false;
        List<Difference> small = new ArrayList<>();
        for (String key : shared) {
            Figure mine = Objects.requireNonNull(one.get(key));
            Figure theirs = Objects.requireNonNull(other.get(key));
            long difference = mine.value() - theirs.value();
            higher |= difference > 0;
            lower |= difference < 0;
            if (difference != 0 && Math.abs(difference) < threshold) {
                small.add(new Difference(mine.place(), mine.value(), theirs.place(), theirs.value()));
            }
        }
        return shared.size() < FEWEST_SHARED || (higher && lower) ? List.of() : small;
    }

    private static List<Map<String, Figure>> figures(List<Piece> pieces) {
        List<Map<String, Figure>> figures = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Grid grid) {
                figures.add(figures(grid));
            }
        }
        return figures;
    }

    private static Map<String, Figure> figures(Grid grid) {
        TableView table = new TableView(grid);
        Map<String, Figure> figures = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (TableView.Line line : table.body()) {
            if (line.values().isEmpty()) {
                continue;
            }
            String label = TableView.label(line);
            int first = line.values().firstKey();
            for (Map.Entry<Integer, String> cell : line.values().entrySet()) {
                OptionalLong value = Figures.whole(cell.getValue());
                boolean beside = label.isEmpty() && cell.getKey() == first;
                if (value.isPresent() && !beside) {
                    String beginning = label.isEmpty() ? line.values().get(first) : label;
                    String key = key(beginning + " " + table.head(cell.getKey()));
                    Place place = grid.place().cell(line.number(), cell.getKey());
                    if (figures.put(key, new Figure(place, value.getAsLong())) != null) {
                        twice.add(key);
                    }
                }
            }
        }
        figures.keySet().removeAll(twice);
        return figures;
    }

    private static String key(String words) {
        return String.join(" ", words(words));
    }

    /** The words and numbers of a label, in small letters, in the same order whatever their order is. */
    public static SortedSet<String> words(String label) {
        SortedSet<String> words = new TreeSet<>(List.of(
                NO_WORD.matcher(label.toLowerCase(Locale.ROOT)).replaceAll(" ").split(" ", -1)));
        words.remove("");
        return words;
    }
}
