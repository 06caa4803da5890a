package dk.sluse.scheme.content;

import dk.sluse.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody in the office who is asked says of a version of a content.
 *
 * @param party id of a subject office, or {@link dk.sluse.scheme.casework.Case#IT_CENTRE}
 * @param by who answered; null while nobody has
 */
public record Approval(
        String party,
        State state,
        @Nullable PersonId by,
        @Nullable Instant at) {

    /** The answer. */
    public enum State {
        OPEN,
        APPROVED,
        REJECTED
    }
}
