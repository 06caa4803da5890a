package dk.sluse.delivery.copies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows of somebody's table and rows of a package agree more than they would by chance.
 *
 * <p>What chance would do is tried: the values of one column change places among the rows, the others stay. Where a table is made of groups, and
 * one of its figures is also some person's by chance, it is so afterwards too, and nothing is found; where rows are units, what is mixed up is nobody's.
 */
final class Agreement {

    /**
     * A row of the package that has one value of a row of the table.
     *
     * @param row of the table
     * @param period of the row of the package, as the register's periods are ordered
     * @param values by candidate
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Pair(int row, int period, @Nullable Object[] values) {

        @Override
        public String toString() {
            return "Pair";
        }
    }

    /**
     * Rows that are units of the package.
     *
     * @param rows of the table, ascending
     * @param periods that they are of
     */
    record Found(List<String> variables, List<Integer> rows, Set<Integer> periods) {}

    /** What so many have says nothing of anybody. */
    private static final Long NOUGHT = 0L;

    /** A row that more delivered rows of a period agree with than these is about none of them. */
    private static final int FEW = 2;

    private static final int FEWEST_ROWS = 3;
    private static final int FEWEST_COLUMNS = 3;
    private static final int TRIALS = 20;
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST_COLUMN = 0.5;
    private static final double LEAST_KEPT = 0.6;

    /** What is less likely is no chance, for as many columns and files as are tried. */
    private static final double UNLIKELY = 1e-6;

    private final List<Candidate> candidates;
    private final Set<Integer> joined;
    private final List<Pair> pairs;
    private final int rows;
    private final int periods;
    private final Random random = new Random(1);

    /**
     * @param candidates for some columns several
     * @param joined places of the candidates that all pairs agree in
     * @param pairs all that agree in them
     */
    Agreement(List<Candidate> candidates, Set<Integer> joined, List<Pair> pairs) {
        this.candidates = candidates;
        this.joined = Set.copyOf(joined);
        this.pairs = pairs;
        this.rows = candidates.getFirst().values().size();
        this.periods = 1 + pairs.stream().mapToInt(Pair::period).max().orElse(0);
    }

    Optional<Found> find() {
        int[] same = IntStream.range(0, rows).toArray();
        List<Integer> columns = columns(same);
        List<Integer> matched = matched(columns, same);
        if (columns.size() < FEW || matched.size() < FEWEST_ROWS || matched.size() < LEAST_SHARE * rows) {
            return Optional.empty();
        }
        long measured = columns.stream()
                .filter(column -> candidates.get(column).measured())
                .count();
        boolean rowsOfUnits = columns.stream().anyMatch(joined::contains)
                && (columns.size() >= FEWEST_COLUMNS || measured >= FEW)
                && isNoChance(columns, matched.size());
        return rowsOfUnits
                ? Optional.of(new Found(
                        columns.stream()
                                .map(column -> candidates.get(column).variable())
                                .sorted()
                                .toList(),
                        matched,
                        periods(columns, matched, same)))
                : Optional.empty();
    }

    /** For each column the variable that agrees with most rows, as long as they agree together. */
    private List<Integer> columns(int[] same) {
        Map<Integer, Integer> best = new TreeMap<>();
        int[] agreeing = new int[candidates.size()];
        for (int at = 0; at < agreeing.length; at++) {
            agreeing[at] = any(List.of(at), same);
            if (agreeing[at] >= LEAST_COLUMN * rows) {
                best.merge(
                        candidates.get(at).column(), at, (one, other) -> agreeing[other] > agreeing[one] ? other : one);
            }
        }
        List<Integer> ordered = new ArrayList<>(best.values());
        ordered.sort(Comparator.comparingInt((Integer at) -> candidates.get(at).measured() ? 0 : 1)
                .thenComparingInt(at -> -agreeing[at]));
        List<Integer> columns = new ArrayList<>();
        int before = -1;
        for (int at : ordered) {
            columns.add(at);
            int now = any(columns, same);
            if ((before >= 0 && now < LEAST_KEPT * before) || isTwice(columns)) {
                columns.removeLast();
            } else {
                before = now;
            }
        }
        return columns;
    }

    /** One variable is in one column. */
    private boolean isTwice(List<Integer> columns) {
        return columns.stream()
                        .map(at -> candidates.get(at).variable())
                        .distinct()
                        .count()
                < columns.size();
    }

    /** How many rows agree with any row of the package. */
    private int any(List<Integer> columns, int[] places) {
        int[][] counts = counts(columns, places, true);
        return (int) Arrays.stream(counts)
                .filter(row -> Arrays.stream(row).anyMatch(count -> count > 0))
                .count();
    }

    private List<Integer> matched(List<Integer> columns, int[] places) {
        int[][] counts = counts(columns, places, false);
        return IntStream.range(0, rows)
                .filter(row -> Arrays.stream(counts[row]).anyMatch(Agreement::isFew))
                .boxed()
                .toList();
    }

    private static boolean isFew(int count) {
        return count > 0 && count <= FEW;
    }

    private Set<Integer> periods(List<Integer> columns, List<Integer> matched, int[] places) {
        int[][] counts = counts(columns, places, false);
        return IntStream.range(0, periods)
                .filter(period -> matched.stream().anyMatch(row -> isFew(counts[row][period])))
                .boxed()
                .collect(Collectors.toSet());
    }

    /**
     * With how many rows of each period each row agrees, if it had what pairs are joined by from another row.
     *
     * @param places for each row the one whose other values its joined ones are put beside
     * @param noughts whether a nought says as much as another value
     */
    private int[][] counts(List<Integer> columns, int[] places, boolean noughts) {
        int[][] counts = new int[rows][periods];
        for (Pair pair : pairs) {
            int beside = places[pair.row()];
            int said = 0;
            boolean agrees = true;
            for (int at : columns) {
                Object mine = candidates.get(at).values().get(joined.contains(at) ? pair.row() : beside);
                said += mine == null || (!noughts && NOUGHT.equals(mine)) ? 0 : 1;
                agrees &= mine == null || mine.equals(pair.values()[at]);
            }
            if (agrees && said >= Math.min(FEW, columns.size())) {
                counts[beside][pair.period()]++;
            }
        }
        return counts;
    }

    private boolean isNoChance(List<Integer> columns, int matched) {
        double byChance = 0.5;
        for (int trial = 0; trial < TRIALS; trial++) {
            byChance += matched(columns, mixed()).size();
        }
        return atLeast(matched, rows, Math.min(1, byChance / (TRIALS * (double) rows))) < UNLIKELY;
    }

    /**
     * For each row another one that has the same codes in what pairs are joined by, as pairs with other codes are not known; itself if there is
     * no other.
     */
    private int[] mixed() {
        List<Integer> codes =
                joined.stream().filter(at -> !candidates.get(at).measured()).toList();
        Map<List<Object>, List<Integer>> alike = IntStream.range(0, rows)
                .boxed()
                .collect(Collectors.groupingBy(row -> codes.stream()
                        .<Object>map(
                                at -> String.valueOf(candidates.get(at).values().get(row)))
                        .toList()));
        int[] places = new int[rows];
        for (List<Integer> some : alike.values()) {
            List<Integer> order = new ArrayList<>(some);
            Collections.shuffle(order, random);
            for (int i = 0; i < order.size(); i++) {
                places[order.get(i)] = order.get((i + 1) % order.size());
            }
        }
        return places;
    }

    /** How likely it is that at least so many of a number of rows match, if each does with a chance. */
    static double atLeast(int matched, int rows, double chance) {
        if (chance >= 1) {
            return 1;
        }
        double logarithm = rows * Math.log1p(-chance);
        double sum = matched == 0 ? Math.exp(logarithm) : 0;
        for (int k = 1; k <= rows; k++) {
            logarithm += Math.log((rows - k + 1.0) / k) + Math.log(chance) - Math.log1p(-chance);
            sum += k >= matched ? Math.exp(logarithm) : 0;
        }
        return Math.min(1, sum);
    }
}
