package dk.sluse.engine;

import dk.sluse.installation.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Opens query sessions, each closed in to the folders that it needs. */
@Component
public class Engine {

    private final EngineProperties properties;
    private final TemporaryFolder temporary;
    private final Semaphore seats;
    private final String version;

    Engine(EngineProperties properties, TemporaryFolder temporary) throws IOException {
        this.properties = properties;
        this.temporary = temporary;
        this.seats = new Semaphore(properties.sessions(), true);
        try (EngineSession session = open(List.of())) {
            this.version = "DuckDB " + session.text("SELECT version()");
        }
    }

    /** What computes, and in which version; part of the provenance of every result. */
    public String version() {
        return version;
    }

    /**
     * A session that reads and writes in these folders and nowhere else. Waits for its turn when as many are open as
     * memory allows.
     *
     * @param folders absolute paths; everything beneath them is open
     */
    public final EngineSession open(List<Path> folders) {
        seats.acquireUninterruptibly();
        try {
            return EngineSession.open(folders, temporary.fresh(), properties, seats::release);
        } catch (IOException e) {
            seats.release();
            throw new UncheckedIOException("cannot make a folder for intermediate results", e);
        }
    }
}
