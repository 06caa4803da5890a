package dk.sluse.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.duckdb.DuckDBConnection;

/**
 * Databases that stay open between questions to the same folder, as opening one takes as long as a small question. Each
 * session gets a connection of its own, whose temporary tables nobody else sees. The ones not asked for longest are closed.
 */
final class WarmInstances implements AutoCloseable {

    /** Opens a database that is closed in to a folder. */
    @FunctionalInterface
    interface Opening {

        EngineSession open(Path folder) throws IOException;
    }

    private static final class Instance {

        private final EngineSession session;
        private int users;

        Instance(EngineSession session) {
            this.session = session;
        }
    }

    private final Map<Path, Instance> instances = new LinkedHashMap<>(16, 0.75f, true);
    private final Opening opening;
    private final int most;

    WarmInstances(int most, Opening opening) {
        this.most = most;
        this.opening = opening;
    }

    synchronized DuckDBConnection connect(Path folder) throws IOException {
        Instance instance = instances.get(folder);
        if (instance == null) {
            closeIdle();
            instance = new Instance(opening.open(folder));
            instances.put(folder, instance);
        }
        try {
            DuckDBConnection connection = instance.session.anotherConnection();
            instance.users++;
            return connection;
        } catch (SQLException e) {
            throw new EngineOutage(e);
        }
    }

    synchronized void release(Path folder) {
        Instance instance = instances.get(folder);
        if (instance != null) {
            instance.users--;
        }
    }

    private void closeIdle() {
        Iterator<Instance> oldestFirst = instances.values().iterator();
        while (instances.size() >= most && oldestFirst.hasNext()) {
            Instance instance = oldestFirst.next();
            if (instance.users == 0) {
                oldestFirst.remove();
                instance.session.close();
            }
        }
    }

    @Override
    public synchronized void close() {
        instances.values().forEach(instance -> instance.session.close());
        instances.clear();
    }
}
