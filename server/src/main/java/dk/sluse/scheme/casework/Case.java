package dk.sluse.scheme.casework;

import dk.sluse.people.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An authority's case.
 *
 * @param authority id of the organisation
 * @param since when it came to this state
 * @param due the day by which the office has promised to answer; null while it is the authority's turn
 * @param claimedBy who in the office works on it; null if nobody does
 * @param version grows with each change
 */
public record Case(
        CaseId id,
        String authority,
        CaseState state,
        Instant since,
        @Nullable LocalDate due,
        @Nullable PersonId claimedBy,
        Application application,
        @Nullable CaseDocument security,
        int version) {

    public boolean isLateOn(LocalDate day) {
        return due != null && due.isBefore(day);
    }
}
