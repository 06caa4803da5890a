package dk.sluse.catalogue;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is asked for and what became of it.
 *
 * @param directory as the requester named it
 * @param faults everything that is wrong with what was delivered; empty unless it was refused
 */
public record RegisterImport(
        String id,
        String directory,
        String requestedBy,
        State state,
        List<Fault> faults,
        Instant requestedAt,
        @Nullable Instant endedAt) {

    /** Where an import stands. */
    public enum State {
        WAITING,
        DONE,
        REFUSED
    }

    public RegisterImport {
        faults = List.copyOf(faults);
    }
}
