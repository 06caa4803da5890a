package dk.sluse.scheme;

import java.time.LocalDate;

/**
 * An authority's standing access to a package of registers for one purpose.
 *
 * @param authority id of the organisation
 * @param purpose what the authority's statutory tasks need the data for
 * @param until last day on which it is in force
 */
public record Scheme(SchemeId id, String authority, String title, String purpose, LocalDate until) {

    public Scheme {
        if (title.isBlank() || purpose.isBlank()) {
            throw new IllegalArgumentException("a scheme needs a title and a purpose description");
        }
    }

    public boolean inForceOn(LocalDate day) {
        return !day.isAfter(until);
    }
}
