package dk.sluse.delivery.copies;

import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.delivery.copies.DeliveredRows.Copied;
import dk.sluse.engine.Engine;
import dk.sluse.engine.EngineOutage;
import dk.sluse.engine.EngineSession;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks for rows of a package in the tables of one file, for so long at most. */
public final class Looking implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Looking.class);
    private static final int LOOKED_AT = 200;
    private static final int FEWEST_ROWS = 3;

    /** Columns that are looked at together. */
    private static final int WIDEST = 60;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final SecureRandom CHANCE = new SecureRandom();

    private final @Nullable DeliveredPackage delivered;
    private final Runnable atEnd;
    private final @Nullable EngineSession session;
    private final long begun = System.nanoTime();
    private boolean whole;

    Looking(Optional<DeliveredPackage> delivered, Engine engine, Runnable atEnd) {
        this.delivered = delivered.orElse(null);
        this.session = delivered.flatMap(one -> open(engine, one)).orElse(null);
        this.whole = session != null || delivered.isEmpty();
        this.atEnd = atEnd;
    }

    private static Optional<EngineSession> open(Engine engine, DeliveredPackage delivered) {
        try {
            return Optional.of(engine.open(List.of(delivered.folder())));
        } catch (EngineOutage e) {
            LOG.warn("nothing can be compared with a package: {}", e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether all that was asked for has been compared. */
    public boolean isWhole() {
        return whole;
    }

    /**
     * What most rows of a table are copied from, in whatever order, under whatever names, with amounts rounded to powers of ten or not; codes
     * may be written with their titles. Looks at two hundred rows of the table at most, which nobody knows beforehand.
     *
     * @param rows texts by column
     */
    public Optional<Copied> find(List<? extends SortedMap<Integer, String>> rows) {
        if (delivered == null || session == null || rows.size() < FEWEST_ROWS) {
            return Optional.empty();
        }
        List<Integer> lookedAt = rows.size() <= LOOKED_AT
                ? IntStream.range(0, rows.size()).boxed().toList()
                : CHANCE.ints(0, rows.size())
                        .distinct()
                        .limit(LOOKED_AT)
                        .sorted()
                        .boxed()
                        .toList();
        List<Integer> columns = List.copyOf(lookedAt.stream()
                .flatMap(row -> rows.get(row).keySet().stream())
                .collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
        return IntStream.iterate(0, first -> first < columns.size(), first -> first + WIDEST)
                .mapToObj(first -> columns.subList(first, Math.min(columns.size(), first + WIDEST)).stream()
                        .map(column -> column(column, lookedAt, rows))
                        .toList())
                .flatMap(some -> among(some).stream())
                .max(Comparator.comparingInt(copied -> copied.rows().size()))
                .map(copied -> new Copied(
                        copied.register(),
                        copied.period(),
                        copied.variables(),
                        copied.rows().stream().map(lookedAt::get).toList()));
    }

    private static WrittenColumn column(
            int column, List<Integer> lookedAt, List<? extends SortedMap<Integer, String>> rows) {
        return new WrittenColumn(
                column,
                lookedAt.stream()
                        .map(row -> rows.get(row).getOrDefault(column, "").strip())
                        .toList());
    }

    private Optional<Copied> among(List<WrittenColumn> columns) {
        Candidates candidates = new Candidates(Objects.requireNonNull(delivered).manifest(), columns);
        return delivered.manifest().registers().stream()
                .flatMap(register -> in(register, candidates).stream())
                .max(Comparator.comparingInt(copied -> copied.rows().size()));
    }

    private Optional<Copied> in(PackagedRegister register, Candidates candidates) {
        if (System.nanoTime() - begun > LONGEST.toNanos()) {
            whole = false;
            return Optional.empty();
        }
        List<Candidate> all = candidates.of(register);
        if (all.isEmpty() || register.files().isEmpty()) {
            return Optional.empty();
        }
        try {
            return in(register, all);
        } catch (EngineOutage e) {
            LOG.warn("a table cannot be compared with a register: {}", e.getMessage());
            whole = false;
            return Optional.empty();
        }
    }

    private Optional<Copied> in(PackagedRegister register, List<Candidate> all) {
        List<PackagedFile> files = register.files();
        PackagedRows rows = new PackagedRows(
                Objects.requireNonNull(session),
                files.stream()
                        .map(file -> Objects.requireNonNull(delivered).folder().resolve(file.path()))
                        .toList());
        Optional<Agreement.Found> found = rows.find(all);
        whole &= found.isPresent() || !rows.gaveUp();
        return found.map(
                one -> new Copied(register.register().name(), periods(one, files), one.variables(), one.rows()));
    }

    private static String periods(Agreement.Found found, List<PackagedFile> files) {
        TreeSet<Integer> periods = new TreeSet<>(found.periods());
        String first = files.get(periods.getFirst()).period();
        return periods.size() == 1
                ? first
                : first + "–" + files.get(periods.getLast()).period();
    }

    @Override
    public void close() {
        try {
            if (session != null) {
                session.close();
            }
        } finally {
            atEnd.run();
        }
    }
}
