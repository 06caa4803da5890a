package dk.sluse.delivery.update;

import dk.sluse.scheme.SchemeId;
import org.jspecify.annotations.Nullable;

/**
 * A period that a scheme holds has come anew. The scheme keeps what it has until it takes the new one over.
 *
 * @param held the version of the bank that the scheme holds
 * @param offered the newest version
 * @param difference what is different; null until it has been looked for
 * @param accepted whether the scheme has taken the new one over
 */
public record Rerun(
        SchemeId scheme,
        String register,
        String period,
        int held,
        int offered,
        @Nullable Difference difference,
        boolean accepted) {}
