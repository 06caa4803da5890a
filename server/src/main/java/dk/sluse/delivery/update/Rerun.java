package dk.sluse.delivery.update;

import dk.sluse.scheme.SchemeId;
import org.jspecify.annotations.Nullable;

/**
 * A period that a scheme holds has come anew. The scheme keeps what it has until it takes the new one over.
 *
 * @param held the version of the bank that the scheme holds
 * @param offered the newest version
 * @param difference what is different; null until it has been looked for
 * @param accepted the newest version that the scheme has taken over; 0 for none
 */
public record Rerun(
        SchemeId scheme,
        String register,
        String period,
        int held,
        int offered,
        @Nullable Difference difference,
        int accepted) {

    /** Whether the scheme has not decided on what is offered. */
    public boolean isOpen() {
        return accepted < offered;
    }
}
