package dk.sluse.release.home;

import dk.sluse.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody has fetched a file.
 *
 * @param deletedAt when he said that he has deleted it after it was called back; null if he has not
 */
public record Fetched(
        int file, PersonId person, Instant at, @Nullable Instant deletedAt) {}
