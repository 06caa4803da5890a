package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Pages of which nobody but the office finds anything. */
public final class OfficeOnly {

    private OfficeOnly() {}

    /**
     * Makes sure that it is somebody of the office.
     *
     * @throws ResponseStatusException as for what is not there, if it is not
     */
    public static void check(Person person) {
        if (!person.is(Role.RESEARCH_SERVICES)) {
            throw notFound();
        }
    }

    /** The number in an address. */
    public static int number(String address) {
        if (!address.matches("[0-9]{1,9}")) {
            throw notFound();
        }
        return Integer.parseInt(address);
    }

    /** Nothing is found. */
    public static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
