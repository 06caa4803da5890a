package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Remembers all tables that somebody has been given about the same units, and tells what a new one would give away together
 * with them.
 *
 * <p>Every figure is a fact about a set of units: those with certain codes in certain variables. The same set in two tables
 * is one fact, and where the categories of one table are made of those of another the sums between them hold too. A table
 * is refused if with it (a) an unsafe fact is shown or follows by adding and subtracting, step by step; (b) two known sets
 * of which one holds the other differ by fewer units than a cell may have; (c) all sums together, bounded by linear
 * programming, leave an unsafe fact less room than its rule demands.
 *
 * <p>Guaranteed against a reader who has these tables and their sums, and nothing else, where each variable is free, told
 * by its codes or groups of them, or held at one code. Not seen: figures that follow only from sets of codes that cut one another in
 * more than one variable at once; sets of units that are the same by chance and not by their codes; and differences of sets whose
 * units are many but dominated by few.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ReleaseHistory {

    /** What is hidden already costs nothing much to hide again. */
    private static final double HIDDEN_BEFORE = 0.01;

    /** How often it is tried to show some cells more, and how many cells that may be altogether. */
    private static final int MOST_TRIES = 60;

    private static final int LEAST_TRIES = 10;

    /** How often further cells are hidden before that is given up. */
    private static final int MOST_ROUNDS = 20;

    private static final int MOST_WORK = 60_000;

    /**
     * What a table would tell together with all that was published before it.
     *
     * @param disclosures none if it may be published
     */
    public record Verdict(List<Disclosure> disclosures) {

        public Verdict {
            disclosures = List.copyOf(disclosures);
        }

        public boolean passes() {
            return disclosures.isEmpty();
        }
    }

    private final Codes codes = new Codes();
    private final Map<List<String>, Book> books = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** How many tables it remembers. */
    public int size() {
        return names.size();
    }

    /**
     * What a table would tell, without remembering it. Combinations are looked for where nothing simpler is told.
     *
     * @throws IllegalArgumentException if a figure differs from an earlier one about the same units
     */
    public Verdict check(Release release) {
        return write(release, false);
    }

    /** Remembers a table that has been published, whatever it tells. */
    public Verdict add(Release release) {
        return write(release, true);
    }

    /**
     * Protects a table so that it tells nothing together with earlier ones, with few further cells hidden; a figure that is
     * known already is not hidden to protect others, as that would protect nothing. Where no better pattern is found, what
     * is known already is shown, and of the rest what can be added to it.
     *
     * @param release with the table as it is, protected or not
     * @return empty if nothing could be shown
     */
    public Optional<Release> protect(Release release, Protection protection) {
        double[] weights = weights(release, protection);
        Protection weighted = protection.withWeights(weights);
        return search(release, weighted)
                .or(() -> protection.tellsReasons() ? search(release, weighted.withoutReasons()) : Optional.empty())
                .or(() -> piecemeal(release, weights));
    }

    private Optional<Release> search(Release release, Protection protection) {
        BitSet chosen = new BitSet();
        int before = -1;
        for (int round = 0; chosen.cardinality() > before && round < MOST_ROUNDS; round++) {
            before = chosen.cardinality();
            List<SafetyRule> rules = new ArrayList<>(release.rules());
            if (!chosen.isEmpty()) {
                rules.add(new Chosen(chosen));
            }
            Release safe;
            try {
                safe = release.with(Protector.protect(release.table().table(), rules, protection));
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
            BitSet further = new BitSet();
            if (write(safe, false, further).passes()) {
                return Optional.of(safe);
            }
            chosen.or(further);
        }
        return Optional.empty();
    }

    /** Shows as much as can be added to what is known without telling anything. */
    private Optional<Release> piecemeal(Release release, double[] weights) {
        Table table = release.table().table();
        BitSet shown = new BitSet();
        IntStream.range(0, weights.length)
                .filter(cell -> Double.isInfinite(weights[cell]))
                .forEach(shown::set);
        if (!check(showing(release, shown)).passes()) {
            shown.clear();
            if (!check(showing(release, shown)).passes()) {
                return Optional.empty();
            }
        }
        ProtectedTable alone = Protector.protect(table, release.rules());
        int[] others = IntStream.range(0, weights.length)
                .filter(cell -> !shown.get(cell) && !alone.status(cell).suppressed())
                .toArray();
        add(release, shown, others, new int[] {Math.clamp(MOST_WORK / weights.length, LEAST_TRIES, MOST_TRIES)});
        return shown.isEmpty() ? Optional.empty() : Optional.of(showing(release, shown));
    }

    /** Adds all of these cells to those that are shown, or of each half what can be. */
    private void add(Release release, BitSet shown, int[] cells, int[] tries) {
        if (cells.length == 0 || tries[0]-- <= 0) {
            return;
        }
        BitSet more = (BitSet) shown.clone();
        Arrays.stream(cells).forEach(more::set);
        if (check(showing(release, more)).passes()) {
            shown.or(more);
        } else if (cells.length > 1) {
            int half = cells.length / 2;
            add(release, shown, Arrays.copyOfRange(cells, 0, half), tries);
            add(release, shown, Arrays.copyOfRange(cells, half, cells.length), tries);
        }
    }

    private static Release showing(Release release, BitSet shown) {
        Table table = release.table().table();
        return release.with(new ProtectedTable(
                table,
                IntStream.range(0, table.shape().cells())
                        .<CellStatus>mapToObj(
                                cell -> shown.get(cell) ? new CellStatus.Published() : new CellStatus.Withheld())
                        .toList()));
    }

    private double[] weights(Release release, Protection protection) {
        int cells = release.table().table().shape().cells();
        double[] weights = IntStream.range(0, cells)
                .mapToDouble(
                        cell -> protection.weights() == null ? 1 : protection.weights()[cell])
                .toArray();
        for (int m = 0; m < release.measures().size(); m++) {
            Book book = book(release, m);
            try {
                Trial trial = new Trial(book, codes, release.withNothing(), names.size(), m);
                trial.follow();
                for (int cell = 0; cell < cells; cell++) {
                    Fact fact = trial.facts()[cell];
                    if (fact.known) {
                        weights[cell] = Double.POSITIVE_INFINITY;
                    } else if (fact.release < names.size()) {
                        weights[cell] *= HIDDEN_BEFORE;
                    }
                }
            } finally {
                book.takeBack();
            }
        }
        return weights;
    }

    private Book book(Release release, int m) {
        return books.computeIfAbsent(
                List.of(release.population(), release.measures().get(m)), _ -> new Book());
    }

    private Verdict write(Release release, boolean keep) {
        return write(release, keep, null);
    }

    private Verdict write(Release release, boolean keep, @Nullable BitSet further) {
        List<Disclosure> disclosures = new ArrayList<>();
        List<Book> changed = new ArrayList<>();
        names.add(release.name());
        boolean kept = false;
        try {
            for (int m = 0; m < release.measures().size(); m++) {
                Book book = book(release, m);
                changed.add(book);
                Trial trial = new Trial(book, codes, release, names.size() - 1, m);
                Findings findings = new Findings(trial, codes, names);
                disclosures.addAll(findings.disclosures());
                if (further != null) {
                    findings.further().forEach(further::set);
                }
            }
            kept = keep;
        } finally {
            if (kept) {
                changed.forEach(Book::keep);
            } else {
                changed.forEach(Book::takeBack);
                names.removeLast();
            }
        }
        return new Verdict(disclosures);
    }
}
