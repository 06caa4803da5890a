package dk.sluse.workspace.recording;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a desktop showed from when somebody came to it until he left.
 *
 * @param ended null as long as he is there, or where the server went down meanwhile
 * @param pieces in which it is kept, numbered from 1
 * @param bytes of all of them, before they were sealed
 */
public record Recording(
        int number,
        int workspace,
        PersonId person,
        SchemeId scheme,
        Instant begun,
        @Nullable Instant ended,
        int pieces,
        long bytes) {

    private static final long KILOBYTE = 1_000;

    public long kilobytes() {
        return (bytes + KILOBYTE - 1) / KILOBYTE;
    }

    /** In minutes, begun ones too; null while it is not known. */
    public @Nullable Long minutes() {
        return ended == null
                ? null
                : Duration.between(begun, ended).plusSeconds(59).toMinutes();
    }
}
