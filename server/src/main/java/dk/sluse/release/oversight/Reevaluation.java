package dk.sluse.release.oversight;

import dk.sluse.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that went home, looked into anew.
 *
 * @param files how many there were
 * @param falls how many of them have something against them now that they had not when they were decided
 * @param unread how many could not be looked into
 * @param endedAt null as long as it runs
 */
public record Reevaluation(
        int number,
        PersonId by,
        Instant startedAt,
        @Nullable Instant endedAt,
        int files,
        int falls,
        int unread) {}
