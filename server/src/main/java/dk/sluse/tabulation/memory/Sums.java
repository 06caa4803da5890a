package dk.sluse.tabulation.memory;

import dk.sluse.sdc.table.Hierarchy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Finds which lines of a table are sums of others: of some that stand together, or of such sums. A sum by chance only makes more to be left out. */
final class Sums {

    /** More are no table that somebody reads; then only the sum of all is looked for. */
    private static final int MOST_LINES = 400;

    private final long[][] lines;
    private final Map<List<Long>, List<Integer>> byFigures = new HashMap<>();
    private final Set<Hierarchy.Sum> found = new LinkedHashSet<>();
    private final Set<Integer> parts = new HashSet<>();

    /** @param lines figures of each line, all of the same length */
    Sums(long[][] lines) {
        this.lines = lines;
        for (int line = 0; line < lines.length; line++) {
            if (!isEmpty(line)) {
                byFigures
                        .computeIfAbsent(key(lines[line]), _ -> new ArrayList<>())
                        .add(line);
            }
        }
    }

    private static List<Long> key(long[] figures) {
        return Arrays.stream(figures).boxed().toList();
    }

    List<Hierarchy.Sum> all() {
        List<Integer> every = IntStream.range(0, lines.length).boxed().toList();
        addSumOfAll(every);
        if (lines.length <= MOST_LINES) {
            addBlocks(every);
            // What is part of nothing are sums and what stands beside them: there may be a total of totals.
            List<Integer> top =
                    every.stream().filter(line -> !parts.contains(line)).toList();
            if (top.size() < every.size()) {
                addBlocks(top);
            }
        }
        return List.copyOf(found);
    }

    private void addSumOfAll(List<Integer> every) {
        long[] sum = new long[lines[0].length];
        every.forEach(line -> Arrays.setAll(sum, place -> sum[place] + lines[line][place]));
        for (int total : every) {
            boolean half = IntStream.range(0, sum.length).allMatch(place -> 2 * lines[total][place] == sum[place]);
            if (half && every.size() > 2 && !isEmpty(total)) {
                add(new Hierarchy.Sum(
                        total, every.stream().filter(line -> line != total).toList()));
            }
        }
    }

    private boolean isEmpty(int line) {
        return Arrays.stream(lines[line]).allMatch(figure -> figure == 0);
    }

    /** All runs of at least two lines whose sum is another line. */
    private void addBlocks(List<Integer> among) {
        List<Hierarchy.Sum> sums = new ArrayList<>();
        for (int first = 0; first < among.size(); first++) {
            if (isEmpty(among.get(first))) {
                continue;
            }
            long[] sum = lines[among.get(first)].clone();
            for (int last = first + 1; last < among.size(); last++) {
                long[] next = lines[among.get(last)];
                Arrays.setAll(sum, place -> sum[place] + next[place]);
                if (isEmpty(among.get(last))) {
                    continue;
                }
                List<Integer> block = among.subList(first, last + 1);
                byFigures.getOrDefault(key(sum), List.of()).stream()
                        .filter(total -> !block.contains(total))
                        .forEach(total -> sums.add(new Hierarchy.Sum(total, block)));
            }
        }
        sums.forEach(this::add);
    }

    private void add(Hierarchy.Sum sum) {
        if (found.add(sum)) {
            parts.addAll(sum.parts());
        }
    }
}
