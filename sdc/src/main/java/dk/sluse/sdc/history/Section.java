package dk.sluse.sdc.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * The cells of a table that are about the same variables: the table itself, or one of its margins.
 *
 * @param release number of the table
 * @param variables in ascending order
 * @param sets for each variable the sets of codes that its categories stand for, each once
 * @param open the facts of the section that were not known when the table came
 */
@SuppressWarnings("ArrayRecordComponent")
record Section(int release, int[] variables, int[][] sets, List<Fact> open) {

    /** What sets of codes are in terms of those of another section: for each the places of its parts, none if it has none. */
    private static int[][] parts(Codes codes, int[] sets, int[] among) {
        return Arrays.stream(sets).mapToObj(set -> codes.partition(set, among)).toArray(int[][]::new);
    }

    /**
     * The sums by which cells of this section are made of cells of another about the same variables, where an open fact
     * of either takes part.
     *
     * @param sums takes the total, then its parts
     */
    void sumsOf(Section finer, Codes codes, Consumer<Box[]> sums) {
        int[][][] parts = new int[variables.length][][];
        for (int v = 0; v < variables.length; v++) {
            parts[v] = parts(codes, sets[v], finer.sets[v]);
        }
        List<int[]> totals = new ArrayList<>();
        open.forEach(fact -> totals.add(places(fact.box)));
        for (Fact fact : finer.open) {
            addTotals(parts, finer.places(fact.box), 0, new int[variables.length], totals);
        }
        totals.stream().map(Places::new).distinct().forEach(total -> {
            Box[] sum = sum(total.at(), parts, finer);
            if (sum.length > 2) {
                sums.accept(sum);
            }
        });
    }

    /** Places of a cell, one for each variable. */
    private record Places(int... at) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Places(int[] others) && Arrays.equals(at, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(at);
        }
    }

    /** Adds all cells of which one at these places of the finer section is a part. */
    private void addTotals(int[][][] parts, int[] finer, int v, int[] total, List<int[]> totals) {
        if (v == variables.length) {
            totals.add(total.clone());
            return;
        }
        for (int place = 0; place < sets[v].length; place++) {
            for (int part : parts[v][place]) {
                if (part == finer[v]) {
                    total[v] = place;
                    addTotals(parts, finer, v + 1, total, totals);
                }
            }
        }
    }

    /** A cell and its parts; itself alone if it has none. */
    private Box[] sum(int[] total, int[][][] parts, Section finer) {
        int size = 1;
        for (int v = 0; v < total.length; v++) {
            size *= parts[v][total[v]].length;
        }
        Box[] sum = new Box[1 + size];
        sum[0] = box(total);
        int[] at = new int[total.length];
        for (int i = 0; i < size; i++) {
            int rest = i;
            for (int v = 0; v < total.length; v++) {
                int[] choices = parts[v][total[v]];
                at[v] = choices[rest % choices.length];
                rest /= choices.length;
            }
            sum[1 + i] = finer.box(at);
        }
        return sum;
    }

    private Box box(int[] places) {
        int[] pairs = new int[2 * variables.length];
        for (int v = 0; v < variables.length; v++) {
            pairs[2 * v] = variables[v];
            pairs[2 * v + 1] = sets[v][places[v]];
        }
        return new Box(pairs);
    }

    private int[] places(Box box) {
        int[] places = new int[variables.length];
        for (int v = 0; v < variables.length; v++) {
            while (sets[v][places[v]] != box.set(v)) {
                places[v]++;
            }
        }
        return places;
    }
}
