package dk.sluse.workspace;

import dk.sluse.workspace.bridge.Bridge;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Who looks at a desktop now: one browser for each workspace. */
@Component
class Connections {

    /**
     * A browser at a desktop.
     *
     * @param stays whether its person is still signed in as when it began
     */
    record Connection(Workspace workspace, Bridge bridge, BooleanSupplier stays) {}

    private final Map<Integer, Connection> connections = new ConcurrentHashMap<>();

    /** Another browser at the same desktop gives way. */
    void add(Connection connection) {
        Connection former = connections.put(connection.workspace().number(), connection);
        if (former != null) {
            former.bridge().end(Bridge.End.TAKEN_OVER);
        }
    }

    void remove(Connection connection) {
        connections.remove(connection.workspace().number(), connection);
    }

    void end(int workspace) {
        Optional.ofNullable(connections.get(workspace))
                .ifPresent(one -> one.bridge().end(Bridge.End.SCREEN_GONE));
    }

    List<Connection> all() {
        return List.copyOf(connections.values());
    }

    /** How long nobody has done anything at a desktop; empty where nobody looks at it. */
    Optional<Duration> idle(int workspace) {
        return Optional.ofNullable(connections.get(workspace))
                .map(one -> one.bridge().idle());
    }
}
