package dk.sluse.sdc.perturbation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How counts are changed by the cell key method: for each count the changes that it may get, with their probabilities.
 *
 * <p>Guaranteed of each row: the mean change is 0 and its variance as asked; no change is larger than asked, no
 * count gets below 0, and none becomes one of the small ones that are not to be seen. What it does not guarantee: a table
 * of changed counts does not add up, a count may stay as it is, and who sees the same count under many different keys can
 * average the changes away.
 *
 * @see <a href="https://doi.org/10.1007/978-3-319-99771-1">Gießing, Tent (2019): maximum entropy for perturbation tables</a>
 */
public final class PerturbationTable {

    /**
     * The changes of one count.
     *
     * @param changes in ascending order
     * @param probabilities as many, together 1
     */
    public record Row(List<Integer> changes, List<Double> probabilities) {

        public Row {
            changes = List.copyOf(changes);
            probabilities = List.copyOf(probabilities);
            double sum = probabilities.stream().mapToDouble(p -> p).sum();
            boolean possible = probabilities.stream().allMatch(p -> p >= 0) && Math.abs(sum - 1) < 1e-6;
            if (changes.isEmpty() || changes.size() != probabilities.size() || !possible) {
                throw new IllegalArgumentException("a row needs a probability for each change, together 1");
            }
        }

        /** Mean of the changes. */
        public double mean() {
            return IntStream.range(0, changes.size())
                    .mapToDouble(i -> changes.get(i) * probabilities.get(i))
                    .sum();
        }

        /** Mean of the squared changes. */
        public double variance() {
            return IntStream.range(0, changes.size())
                    .mapToDouble(i -> changes.get(i) * changes.get(i) * probabilities.get(i))
                    .sum();
        }

        int change(double key) {
            double upper = 0;
            for (int i = 0; i < changes.size() - 1; i++) {
                upper += probabilities.get(i);
                if (key <= upper) {
                    return changes.get(i);
                }
            }
            return changes.getLast();
        }
    }

    private static final int STEPS = 200;
    private static final double EXACT = 1e-12;

    private final List<Row> rows;

    /** @param rows for the counts 0, 1, 2 …; the last one serves all larger counts too. A count of 0 stays 0 */
    public PerturbationTable(List<Row> rows) {
        this.rows = List.copyOf(rows);
        if (rows.size() < 2) {
            throw new IllegalArgumentException("a perturbation table needs rows for 0 and 1 at least");
        }
    }

    /**
     * The table of greatest entropy.
     *
     * @param most the largest change; at least 1
     * @param variance of the changes; above 0
     * @param small counts from 1 to this are not to be seen; 0 if all may be
     * @param stays the probability that a count stays as it is, where it may; below 1, or NaN if it is left open
     * @throws IllegalArgumentException if some count has no changes with this variance
     */
    public static PerturbationTable of(int most, double variance, int small, double stays) {
        if (most < 1 || !(variance > 0) || small < 0 || stays >= 1) {
            throw new IllegalArgumentException("no such perturbation table");
        }
        List<Row> rows = new ArrayList<>(List.of(new Row(List.of(0), List.of(1.0))));
        for (int count = 1; count <= most + small + 1; count++) {
            int from = count;
            int[] changes = IntStream.rangeClosed(-most, most)
                    .filter(change -> from + change == 0 || from + change > small)
                    .toArray();
            rows.add(row(count, changes, variance, stays));
        }
        return new PerturbationTable(rows);
    }

    private static Row row(int count, int[] changes, double variance, double stays) {
        boolean fixed = stays >= 0 && Arrays.stream(changes).anyMatch(change -> change == 0);
        int[] free =
                Arrays.stream(changes).filter(change -> !fixed || change != 0).toArray();
        double share = fixed ? 1 - stays : 1;
        double[] found = greatestEntropy(free, variance / share);
        if (found.length == 0) {
            throw new IllegalArgumentException(
                    "a count of " + count + " has no changes with mean 0 and variance " + variance);
        }
        List<Double> probabilities = new ArrayList<>();
        for (int change : changes) {
            int place = Arrays.binarySearch(free, change);
            probabilities.add(place < 0 ? stays : share * found[place]);
        }
        return new Row(Arrays.stream(changes).boxed().toList(), probabilities);
    }

    /** Probabilities ∝ exp(a·v + b·v²) with mean 0 and this variance, by Newton's method with halved steps; none if there are none. */
    private static double[] greatestEntropy(int[] changes, double variance) {
        double[] at = {0, 0};
        double[] p = probabilities(changes, at);
        double error = error(changes, p, variance);
        for (int step = 0; step < STEPS && error > EXACT; step++) {
            double m1 = moment(changes, p, 1);
            double m2 = moment(changes, p, 2);
            double m3 = moment(changes, p, 3);
            double m4 = moment(changes, p, 4);
            double aa = m2 - m1 * m1;
            double ab = m3 - m1 * m2;
            double bb = m4 - m2 * m2;
            double determinant = aa * bb - ab * ab;
            double da = (bb * -m1 - ab * (variance - m2)) / determinant;
            double db = (aa * (variance - m2) - ab * -m1) / determinant;
            double size = 2;
            double before = error;
            do {
                size /= 2;
                double[] next = {at[0] + size * da, at[1] + size * db};
                p = probabilities(changes, next);
                error = error(changes, p, variance);
                if (error < before || size < EXACT) {
                    at = next;
                }
            } while (!(error < before) && size >= EXACT);
        }
        return error <= 1e-6 ? p : new double[0];
    }

    private static double[] probabilities(int[] changes, double[] at) {
        double[] exponents = Arrays.stream(changes)
                .mapToDouble(v -> at[0] * v + at[1] * v * v)
                .toArray();
        double largest = Arrays.stream(exponents).max().orElse(0);
        double[] p = Arrays.stream(exponents).map(e -> Math.exp(e - largest)).toArray();
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(one -> one / sum).toArray();
    }

    private static double error(int[] changes, double[] p, double variance) {
        return Math.abs(moment(changes, p, 1)) + Math.abs(moment(changes, p, 2) - variance);
    }

    private static double moment(int[] changes, double[] p, int power) {
        return IntStream.range(0, p.length)
                .mapToDouble(i -> p[i] * Math.pow(changes[i], power))
                .sum();
    }

    public List<Row> rows() {
        return rows;
    }

    /**
     * What a count is changed by.
     *
     * @param count at least 0
     * @param key of the cell, in [0, 1)
     */
    public int change(long count, double key) {
        return rows.get((int) Math.min(count, rows.size() - 1)).change(key);
    }
}
