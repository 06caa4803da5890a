package dk.sluse.people.invitation;

import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import java.util.Locale;
import java.util.Set;

/**
 * Who is invited, and as what.
 *
 * @param id that the person will have
 * @param email in lower case
 * @param organisation is made with the person where there is none of its id
 */
public record Invited(
        PersonId id, String email, String name, Locale language, Organisation organisation, Set<Role> roles) {

    public Invited {
        roles = Set.copyOf(roles);
        if (roles.stream()
                .anyMatch(role -> role.ofOffice() == organisation.kind().isAuthority())) {
            throw new IllegalArgumentException(
                    "roles of the office are for its own people, and the others for authorities");
        }
    }

    @Override
    public String toString() {
        return "Invited[" + id + "]";
    }
}
