package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Pages of which nobody but the office finds anything. */
final class OfficeOnly {

    private OfficeOnly() {}

    static void check(Person person) {
        if (!person.is(Role.RESEARCH_SERVICES)) {
            throw notFound();
        }
    }

    /** The number in an address. */
    static int number(String address) {
        if (!address.matches("[0-9]{1,9}")) {
            throw notFound();
        }
        return Integer.parseInt(address);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
