package dk.sluse.tabulation.memory;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.sdc.history.Disclosure;
import dk.sluse.sdc.history.Release;
import dk.sluse.sdc.history.ReleaseHistory;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.table.Shape;
import dk.sluse.tabulation.memory.Remembered.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Protects tables beside all that an authority has at home. Whoever calls sees to it that an authority's tables come one after the other, and
 * keeps what is remembered of each.
 */
@Component
public class Memory {

    private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

    /** Of so many authorities at a time what they have is held ready; a thousand tables of a thousand cells take some hundred MB. */
    private static final int READY = 4;

    /** What is hidden already is hidden again rather than something else. */
    private static final double HIDDEN_ALREADY = 0.01;

    /**
     * A table that an authority has.
     *
     * @param id of its release
     * @param remembered reads what is kept of it
     */
    public record Earlier(String id, Supplier<byte[]> remembered) {}

    /**
     * What an authority has at home.
     *
     * @param tables the first first
     */
    public record AtHome(String authority, List<Earlier> tables) {

        public AtHome {
            tables = List.copyOf(tables);
        }
    }

    /**
     * A table that may go home.
     *
     * @param statuses what becomes of its cells
     * @param remembered what is to be kept of it, as confidential as the package
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Sendable(List<CellStatus> statuses, byte[] remembered, Beside beside) implements Answer {

        @Override
        public String toString() {
            return "Sendable";
        }
    }

    /** What became of a table beside others. */
    public sealed interface Answer {}

    /** Nothing of it could be shown. */
    public record Nothing() implements Answer {}

    /** An earlier table has other figures about what should be the same units: the office has to look into that. */
    public record Contradicted() implements Answer {}

    /** Stops the work on a table that an earlier one contradicts. */
    private static final class Contradiction extends RuntimeException {

        private static final long serialVersionUID = 1;
    }

    /** What an authority has, as far as it has been read. */
    private static final class Known {
        private final ReleaseHistory history = new ReleaseHistory();
        private final List<String> ids = new ArrayList<>();
        private final Set<String> populations = new HashSet<>();
    }

    private final Catalogue catalogue;
    private final Map<String, Known> ready = new LinkedHashMap<>();

    Memory(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Protects a table so that it tells nothing together with those that an authority has.
     *
     * @param id of the release that it is to be
     */
    public Answer protect(AtHome home, String id, Candidate candidate) {
        Known known = known(home);
        synchronized (known) {
            read(known, home.tables());
            try {
                return protect(known, new Findings(id, home.tables()), id, candidate);
            } catch (Contradiction e) {
                LOG.warn("release {} has other figures than an earlier table and is not sent", id);
                return new Contradicted();
            }
        }
    }

    private Answer protect(Known known, Findings findings, String id, Candidate candidate) {
        List<Part> parts = new ArrayList<>();
        for (Part part : parts(candidate)) {
            boolean first = !known.populations.contains(part.population());
            Part safe = first ? part : protect(known.history, id, part, findings);
            if (safe == null) {
                return new Nothing();
            }
            parts.add(safe);
        }
        List<CellStatus> statuses =
                Parts.statuses(parts, candidate.table().table().shape());
        if (statuses.stream().allMatch(CellStatus::suppressed)) {
            return new Nothing();
        }
        Beside beside = findings.beside();
        return new Sendable(statuses, new Remembered(parts, beside).toBytes(), beside);
    }

    /** What is to be remembered of a table that went home as it was protected by itself. */
    public byte[] remember(Candidate candidate) {
        return new Remembered(parts(candidate), Beside.NOTHING).toBytes();
    }

    /** What became of the cells of a table of which this is remembered. */
    public static List<CellStatus> statuses(byte[] remembered, Shape shape) {
        return Parts.statuses(Remembered.of(remembered).parts(), shape);
    }

    /** What a table would have told together with earlier ones, from what is remembered of it. */
    public static Beside beside(byte[] remembered) {
        return Remembered.of(remembered).beside();
    }

    private List<Part> parts(Candidate candidate) {
        return new Parts(candidate, name -> catalogue.register(name).isPresent()).all();
    }

    /** What went home since is read; if something is gone that was thought to go home, all is read anew. */
    private Known known(AtHome home) {
        synchronized (ready) {
            Known known = ready.remove(home.authority());
            List<String> ids = home.tables().stream().map(Earlier::id).toList();
            if (known == null
                    || known.ids.size() > ids.size()
                    || !ids.subList(0, known.ids.size()).equals(known.ids)) {
                known = new Known();
            }
            ready.put(home.authority(), known);
            while (ready.size() > READY) {
                ready.remove(ready.keySet().iterator().next());
            }
            return known;
        }
    }

    private static void read(Known known, List<Earlier> earlier) {
        for (Earlier one : earlier.subList(known.ids.size(), earlier.size())) {
            for (Part part : Remembered.of(one.remembered().get()).parts()) {
                add(known.history, one.id(), part);
                known.populations.add(part.population());
            }
            known.ids.add(one.id());
        }
    }

    /** One that contradicts others was sent when tables were not compared; it is remembered apart from them. */
    private static void add(ReleaseHistory history, String id, Part part) {
        try {
            var _ = history.add(part.release(Findings.name(id, part)));
        } catch (IllegalArgumentException e) {
            LOG.warn("release {}: {} has other figures than another table", id, part.period());
            var _ = history.add(part.apart(id).release(Findings.name(id, part)));
        }
    }

    /** A part as it may go home; null if nothing of it may. */
    private static @Nullable Part protect(ReleaseHistory history, String id, Part part, Findings findings) {
        Release release = part.release(Findings.name(id, part));
        List<Disclosure> told;
        try {
            told = history.check(release).disclosures();
        } catch (IllegalArgumentException e) {
            throw new Contradiction();
        }
        if (told.isEmpty()) {
            return part;
        }
        Part safe = history.protect(release, Protection.USUAL.withZeros().withWeights(weights(part, release.table())))
                .map(Release::table)
                .map(better -> part.with(both(release.table(), better)))
                .filter(both ->
                        history.check(both.release(Findings.name(id, part))).passes())
                .orElse(null);
        if (safe != null) {
            findings.add(part, safe, told);
        }
        return safe;
    }

    /** What is hidden is cheap to hide again; a category that nobody is in is not shown, and known to have nobody. */
    private static double[] weights(Part part, ProtectedTable table) {
        BitSet unseen = part.unseen();
        return IntStream.range(0, table.statuses().size())
                .mapToDouble(cell -> unseen.get(cell)
                        ? Double.POSITIVE_INFINITY
                        : table.status(cell).suppressed() ? HIDDEN_ALREADY : 1)
                .toArray();
    }

    /** Hides what either hides, so that whoever has seen the table before it was sent learns nothing by it. */
    private static List<CellStatus> both(ProtectedTable alone, ProtectedTable beside) {
        return IntStream.range(0, alone.statuses().size())
                .mapToObj(cell ->
                        alone.status(cell).suppressed() && !beside.status(cell).suppressed()
                                ? new CellStatus.Withheld()
                                : beside.status(cell))
                .toList();
    }
}
