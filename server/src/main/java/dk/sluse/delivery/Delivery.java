package dk.sluse.delivery;

import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The making of one version of a scheme's package.
 *
 * @param version of the package; 1 for the first
 * @param agreement version of the agreement that it was ordered under
 * @param reason why it was stopped; null while it is not
 * @param endedAt null while it waits
 */
public record Delivery(
        SchemeId scheme,
        int version,
        int agreement,
        Cause cause,
        State state,
        @Nullable Stop reason,
        @Nullable Instant endedAt) {

    /** What a version of a package comes from; the names stand in the audit trail. */
    public enum Cause {
        /** An agreement was made or changed. */
        AGREEMENT,
        /** A period has come that is followed, or is no longer withheld. */
        NEW_PERIOD,
        /** The scheme took over a register that was run again. */
        RERUN_ACCEPTED,
        /** Own data or tailor-made data have come. */
        SUPPLEMENT
    }

    /** Where a delivery stands. */
    public enum State {
        WAITING,
        DONE,
        /** A check found something that must not be delivered; nothing was. */
        STOPPED,
        /** It was there, and has been deleted with all that the scheme had. */
        DELETED
    }
}
