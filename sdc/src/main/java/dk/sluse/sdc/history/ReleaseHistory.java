package dk.sluse.sdc.history;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.suppression.Protector;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

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
 * <p>Guaranteed against a reader who has these tables and their sums, and nothing else. Not seen: sets of units that are
 * the same by chance and not by their codes, and differences of sets whose units are many but dominated by few.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ReleaseHistory {

    private static final int ROUNDS = 100;

    private final Codes codes = new Codes();
    private final Map<List<String>, Book> books = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** How many tables it remembers. */
    public int size() {
        return names.size();
    }

    /**
     * What a table would tell, without remembering it.
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
     * known already is not hidden to protect others, as that would protect nothing.
     *
     * @param release with the table as it is, protected or not
     * @return empty if no pattern was found that passes
     */
    public Optional<Release> protect(Release release, Protection protection) {
        BitSet chosen = new BitSet();
        double[] weights = weights(release, protection);
        for (int round = 0; round < ROUNDS; round++) {
            List<SafetyRule> rules = new ArrayList<>(release.rules());
            if (!chosen.isEmpty()) {
                rules.add(new Chosen(chosen));
            }
            Release safe;
            try {
                safe = release.with(Protector.protect(release.table().table(), rules, protection.withWeights(weights)));
            } catch (IllegalStateException e) {
                return Optional.empty();
            }
            Set<Integer> further = new LinkedHashSet<>();
            if (write(safe, false, further).passes()) {
                return Optional.of(safe);
            }
            further.removeIf(cell -> Double.isInfinite(weights[cell]));
            if (further.isEmpty()) {
                return Optional.empty();
            }
            further.forEach(chosen::set);
        }
        return Optional.empty();
    }

    private double[] weights(Release release, Protection protection) {
        int cells = release.table().table().shape().cells();
        double[] weights = IntStream.range(0, cells)
                .mapToDouble(
                        cell -> protection.weights() == null ? 1 : protection.weights()[cell])
                .toArray();
        Boxes boxes = new Boxes(codes, release);
        for (String measure : release.measures()) {
            Book book = books.get(List.of(release.population(), measure));
            for (int cell = 0; book != null && cell < cells; cell++) {
                Fact fact = book.find(boxes.of(cell));
                if (fact != null && fact.known) {
                    weights[cell] = Double.POSITIVE_INFINITY;
                }
            }
        }
        return weights;
    }

    private Verdict write(Release release, boolean keep) {
        return write(release, keep, new LinkedHashSet<>());
    }

    private Verdict write(Release release, boolean keep, Set<Integer> further) {
        List<Disclosure> disclosures = new ArrayList<>();
        List<Book> changed = new ArrayList<>();
        names.add(release.name());
        boolean kept = false;
        try {
            for (int m = 0; m < release.measures().size(); m++) {
                Book book = books.computeIfAbsent(
                        List.of(release.population(), release.measures().get(m)), _ -> new Book());
                changed.add(book);
                Trial trial = new Trial(book, codes, release, names.size() - 1, m);
                Findings findings = new Findings(trial, codes, names);
                disclosures.addAll(findings.disclosures());
                further.addAll(findings.further());
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
