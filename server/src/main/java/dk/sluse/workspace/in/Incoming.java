package dk.sluse.workspace.in;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.List;

/**
 * Files that came into a workspace together.
 *
 * @param folder where they lie there
 * @param text what its person has said that they are
 */
public record Incoming(
        int number,
        PersonId person,
        SchemeId scheme,
        String folder,
        String text,
        Instant sentAt,
        State state,
        List<IncomingFile> files) {

    /** Whether they are in. */
    public enum State {
        ON_ITS_WAY,
        ARRIVED,
        FAILED,
        /** Whoever brought it in went down before it was known. */
        UNKNOWN
    }
}
