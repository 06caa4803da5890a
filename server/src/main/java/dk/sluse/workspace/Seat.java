package dk.sluse.workspace;

import dk.sluse.agent.wire.Running;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that runs, as the office sees it.
 *
 * @param machine where it runs
 * @param idleMinutes since its person did something; null where nobody looks at it
 */
public record Seat(
        String person,
        String scheme,
        String machine,
        Running running,
        @Nullable Long idleMinutes) {

    private static final long MEBIBYTE = 1 << 20;

    public long memoryMebibytes() {
        return running.memoryBytes() / MEBIBYTE;
    }

    public long diskUsedMebibytes() {
        return running.diskUsedBytes() / MEBIBYTE;
    }
}
