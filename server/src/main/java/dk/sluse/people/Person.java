package dk.sluse.people;

import java.util.Locale;

/**
 * A human with an account.
 *
 * @param email in lower case, unique; what the person signs in with
 * @param language of the pages; Danish or English
 */
public record Person(PersonId id, String email, String name, Role role, String organisation, Locale language) {

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
