package dk.sluse.engine;

import dk.sluse.installation.Home;
import dk.sluse.installation.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Opens query sessions, each closed in to the folders that it needs. */
@Component
public class Engine implements AutoCloseable {

    private static final DataSize DESCRIBING = DataSize.ofMegabytes(100);

    private final EngineProperties properties;
    private final TemporaryFolder temporary;
    private final Semaphore seats;
    private final WarmInstances warm;
    private final String version;
    private final @Nullable Cluster cluster;

    Engine(EngineProperties properties, TemporaryFolder temporary, Home home) throws IOException {
        this.properties = properties;
        this.temporary = temporary;
        this.seats = new Semaphore(properties.sessions(), true);
        this.warm = new WarmInstances(
                properties.sessions(),
                folder -> EngineSession.open(
                        new Reach(List.of(folder), List.of()),
                        temporary.fresh(),
                        properties.memory(),
                        properties.threadCount(),
                        () -> {}));
        this.cluster =
                properties.trino() == null ? null : new Cluster(properties.trino(), home.shared(), this::columns);
        try (EngineSession session = open(List.of())) {
            this.version = "DuckDB " + session.text("SELECT version()");
        }
    }

    /** What computes, and in which version; part of the provenance of every result. */
    public String version() {
        return cluster().map(one -> version + ", " + one.version()).orElse(version);
    }

    /** The cluster that goes through whole registers where one is set up; this process does where none is. */
    public Optional<Cluster> cluster() {
        return Optional.ofNullable(cluster);
    }

    /** Takes no seat, as whoever asks has one already. */
    private List<Cluster.Column> columns(Path file) {
        try (EngineSession session =
                EngineSession.open(new Reach(List.of(), List.of(file)), temporary.fresh(), DESCRIBING, 1, () -> {})) {
            return session.query(
                    "DESCRIBE SELECT * FROM " + Sql.parquet(List.of(file)),
                    row -> new Cluster.Column(row.getString(1), row.getString(2)));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for intermediate results", e);
        }
    }

    /**
     * A session that reads and writes in these folders and nowhere else. Waits for its turn when as many are open as
     * memory allows.
     *
     * @param folders absolute paths; everything beneath them is open
     */
    public final EngineSession open(List<Path> folders) {
        return open(new Reach(folders, List.of()), properties.memory());
    }

    /** The same for a job that goes through whole registers, with the memory that such jobs may have. */
    public EngineSession openLarge(List<Path> folders) {
        return open(new Reach(folders, List.of()), properties.largeMemory());
    }

    /** The same for a job that sees single files too; what lies beside them is not open. */
    public EngineSession openLarge(List<Path> folders, List<Path> files) {
        return open(new Reach(folders, files), properties.largeMemory());
    }

    private EngineSession open(Reach reach, DataSize memory) {
        seats.acquireUninterruptibly();
        try {
            return EngineSession.open(reach, temporary.fresh(), memory, properties.threadCount(), seats::release);
        } catch (IOException e) {
            seats.release();
            throw new UncheckedIOException("cannot make a folder for intermediate results", e);
        }
    }

    /**
     * Answers over the files in this folder, and nowhere else. Cheap to open again and again; for folders whose files never
     * change.
     *
     * @param folder absolute; everything beneath it can be read
     */
    public Answers reading(Path folder) {
        return cluster().<Answers>map(Cluster::open).orElseGet(() -> new DuckDbAnswers(warmSession(folder)));
    }

    private EngineSession warmSession(Path folder) {
        seats.acquireUninterruptibly();
        try {
            return new EngineSession(warm.connect(folder), () -> {
                warm.release(folder);
                seats.release();
            });
        } catch (IOException e) {
            seats.release();
            throw new UncheckedIOException("cannot make a folder for intermediate results", e);
        } catch (EngineOutage e) {
            seats.release();
            throw e;
        }
    }

    @Override
    public void close() {
        warm.close();
    }
}
