package dk.sluse.scheme.casework;

import dk.sluse.people.PersonId;
import java.time.Instant;

/**
 * Something that happened in a case.
 *
 * @param number counts from 1 within the case
 * @param code of the {@link CaseAction}, or {@code case.comment}
 * @param text reason or comment; may be empty
 * @param internal whether only the office sees it
 */
public record CaseEvent(int number, Instant at, PersonId actor, String code, String text, boolean internal) {

    static final String COMMENT = "case.comment";
    static final String BEGUN = "case.begun";
}
