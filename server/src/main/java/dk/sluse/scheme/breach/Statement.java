package dk.sluse.scheme.breach;

import dk.sluse.people.PersonId;
import java.time.Instant;

/** What somebody has said about a breach. */
public record Statement(PersonId person, Kind kind, String text, Instant at) {

    /** As what it was said. */
    public enum Kind {
        /** Before the decision. */
        HEARING,
        /** What happened and what is done about it, so that access is opened again. */
        ACCOUNT,
        /** Why the decision is wrong. */
        APPEAL,
        /** The office's answer to an appeal. */
        ANSWER
    }
}
