package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Titles;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a table would have told together with those that its authority had.
 *
 * @param hidden how many cells were hidden for it beyond those that its rules hide
 * @param attacks what was found; of all only the first
 */
public record Beside(int hidden, List<Attack> attacks) {

    /** How many attacks are kept of those that were found. */
    static final int KEPT = 8;

    static final Beside NOTHING = new Beside(0, List.of());

    /**
     * A way to compute what may not be known. It is confidential.
     *
     * @param simple whether it is a sum and difference of the figures; otherwise they are those nearest to it
     * @param measure what is counted or added up
     * @param about whose figure would become known
     * @param figures that it is computed from
     */
    public record Attack(boolean simple, String measure, List<Words> about, List<Figure> figures) {

        @Override
        public String toString() {
            return "Attack";
        }

        public Attack {
            about = List.copyOf(about);
            figures = List.copyOf(figures);
        }
    }

    /**
     * A figure of an attack.
     *
     * @param factor how often it is added, or subtracted
     * @param table the id of the release that it stands in
     * @param value null where it stands in no single cell
     */
    public record Figure(
            int factor,
            String table,
            String period,
            List<Words> cell,
            @Nullable Double value) {

        public Figure {
            cell = List.copyOf(cell);
        }
    }

    /**
     * A condition on units.
     *
     * @param others whether all but these are meant
     */
    public record Words(Titles variable, boolean others, Titles category) {}

    public Beside {
        attacks = List.copyOf(attacks);
    }

    /** The earlier tables that take part, by their ids. */
    public SortedSet<String> tables(String own) {
        SortedSet<String> tables = new TreeSet<>();
        attacks.forEach(attack -> attack.figures().forEach(figure -> tables.add(figure.table())));
        tables.remove(own);
        return tables;
    }
}
