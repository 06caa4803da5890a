package dk.sluse.catalogue.web;

import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.search.CatalogueSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The years that a variable is there for, as the template draws them: a box for each, filled as high as there are rows beside the
 * year with most, and light where it is only described.
 *
 * @param width of the drawing in its own units
 */
record Coverage(int first, int last, List<Year> years, int width) {

    static final int HEIGHT = 60;
    private static final int BOX = 18;
    private static final int MOST_YEARS = 60;

    /**
     * One year.
     *
     * @param x left edge
     * @param height of the filled part; 0 if the bank has no rows
     * @param described whether it is said to be there
     * @param labelled whether the year is written below
     */
    record Year(int year, int x, int height, boolean described, boolean labelled) {

        /** The upper edge of the filled part. */
        public int top() {
            return HEIGHT - height;
        }
    }

    /** Null if no year is known. */
    static @Nullable Coverage of(List<RegisterPeriod> periods, CatalogueSearch.Years described) {
        List<Integer> known =
                new ArrayList<>(periods.stream().map(RegisterPeriod::year).toList());
        if (described.first() != null) {
            known.add(described.first());
        }
        if (described.last() != null) {
            known.add(described.last());
        }
        if (known.isEmpty()) {
            return null;
        }
        int last = known.stream().mapToInt(year -> year).max().orElseThrow();
        int first = Math.max(
                last - MOST_YEARS, known.stream().mapToInt(year -> year).min().orElseThrow());
        long most = periods.stream().mapToLong(RegisterPeriod::rows).max().orElse(1);
        List<Year> years = IntStream.rangeClosed(first, last)
                .mapToObj(year -> {
                    long rows = periods.stream()
                            .filter(period -> period.year() == year)
                            .mapToLong(RegisterPeriod::rows)
                            .max()
                            .orElse(0);
                    int height = rows == 0 ? 0 : Math.max(3, (int) (HEIGHT * rows / Math.max(1, most)));
                    boolean said = described.isSaidOf(year);
                    return new Year(year, (year - first) * BOX, height, said, (last - year) % 5 == 0);
                })
                .toList();
        return new Coverage(first, last, years, (last - first + 1) * BOX + BOX);
    }
}
