package dk.sluse.people.passkey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A passkey, as its owner sees it.
 *
 * @param label what he calls it
 * @param usedAt null if it has never been used
 */
public record Passkey(
        String id,
        String label,
        Instant createdAt,
        @Nullable Instant usedAt) {}
