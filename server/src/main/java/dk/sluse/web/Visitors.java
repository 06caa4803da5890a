package dk.sluse.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;

/** Tells from a request who is signed in. */
final class Visitors {

    private static final String PERSON = Visitors.class.getName() + ".person";

    private Visitors() {}

    /** Who is asking, looked up once for each request. */
    static Optional<Person> person(@Nullable HttpServletRequest request, People people) {
        if (request == null) {
            return Optional.empty();
        }
        if (request.getAttribute(PERSON) instanceof Person known) {
            return Optional.of(known);
        }
        Optional<Person> found = of(request.getUserPrincipal()).flatMap(people::find);
        found.ifPresent(person -> request.setAttribute(PERSON, person));
        return found;
    }

    static Optional<PersonId> of(@Nullable Principal principal) {
        return principal instanceof Authentication authentication
                        && authentication.getPrincipal() instanceof SignedIn(PersonId id)
                ? Optional.of(id)
                : Optional.empty();
    }
}
