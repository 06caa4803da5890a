package dk.sluse.web;

import dk.sluse.people.PersonId;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Tells from a request who is signed in. */
final class Visitors {

    private Visitors() {}

    static Optional<PersonId> of(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn(PersonId id)
                ? Optional.of(id)
                : Optional.empty();
    }
}
