package dk.sluse.people.broker;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure a broker is of somebody, by the National Standard for Identity Assurance Levels (NSIS) 2.0; least first. */
public enum AssuranceLevel {
    LOW,
    SUBSTANTIAL,
    HIGH;

    /**
     * The level that a claim tells.
     *
     * @param claim a name such as {@code Substantial}, or an address that ends with one
     */
    static Optional<AssuranceLevel> of(String claim) {
        String name = claim.substring(claim.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .findFirst();
    }
}
