package dk.sluse.delivery;

import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The making of one version of a package.
 *
 * @param endedAt null while it is being made
 */
public record Delivery(
        SchemeId scheme, int version, State state, @Nullable Instant endedAt) {

    /** Where a delivery stands. */
    public enum State {
        WAITING,
        DONE,
        /** A check found something that must not be delivered; nothing was. */
        STOPPED
    }
}
