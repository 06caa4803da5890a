package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.Demand;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one figure: one measure of the units of one box, in whatever tables it stands. */
final class Fact {

    /** A sum between facts: the total, then its parts; and the other table that it was found with, −1 for no certain one. */
    @SuppressWarnings("ArrayRecordComponent")
    record Sum(Fact[] members, int other) {}

    final Box box;
    final double value;
    final long units;

    /** Which it is in its book. */
    long number;

    /** Whether its units are what is left of its box without another, and no box of their own. */
    boolean nameless;

    /** Number of the table that shows it or from which it follows; the first that names it as long as it is not known. */
    int release;

    boolean known;

    /** By which sum it became known; null if it is shown. */
    @Nullable
    Sum by;

    /** Whether it may not be known. */
    boolean unsafe;

    double lowest;
    double highest = Double.POSITIVE_INFINITY;
    Demand demand = Demand.width(0);
    final List<Sum> sums = new ArrayList<>(2);

    Fact(Box box, double value, long units, int release) {
        this.box = box;
        this.value = value;
        this.units = units;
        this.release = release;
    }

    /** Whether nobody knows it yet. */
    boolean isOpen() {
        return !known;
    }
}
