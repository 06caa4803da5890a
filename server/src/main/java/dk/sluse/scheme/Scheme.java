package dk.sluse.scheme;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An authority's standing access to a package of registers for one purpose.
 *
 * @param authority id of the organisation
 * @param purpose what the authority's statutory tasks need the data for
 * @param until last day on which it is in force
 * @param endedOn when it was closed before that; null if it was not
 */
public record Scheme(
        SchemeId id,
        String authority,
        String title,
        String purpose,
        LocalDate until,
        @Nullable LocalDate endedOn) {

    public Scheme {
        if (title.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("a scheme needs a title and a purpose description");
        }
    }

    /** One that nobody has closed. */
    public Scheme(SchemeId id, String authority, String title, String purpose, LocalDate until) {
        this(id, authority, title, purpose, until, null);
    }

    public boolean inForceOn(LocalDate day) {
        return endedOn == null && !day.isAfter(until);
    }
}
