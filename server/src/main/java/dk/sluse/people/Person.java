package dk.sluse.people;

import java.util.Locale;
import java.util.Set;

/**
 * A human with an account.
 *
 * @param email in lower case, unique; what the person signs in with
 * @param roles what the person is here for; may be empty
 * @param language of the pages; Danish or English
 */
public record Person(PersonId id, String email, String name, Set<Role> roles, String organisation, Locale language) {

    public Person {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the person has to do with applications, contents and contracts: for an authority, or for the office. */
    public boolean hasCases() {
        return roles.stream().anyMatch(role -> role.actsForAuthority() || role == Role.SIGNATORY || role.ofOffice());
    }

    /** Whether the person stands for what an authority's staff do. */
    public boolean answersForAuthority() {
        return is(Role.RESPONSIBLE) || is(Role.SUBSTITUTE);
    }

    /** The same for one organisation: for an authority, its own. */
    public boolean answersFor(String authority) {
        return answersForAuthority() && organisation.equals(authority);
    }

    /** Whether the person has to do with an authority's staff. */
    public boolean hasStaff() {
        return answersForAuthority() || is(Role.ADMINISTRATOR);
    }

    /** Whether the person has to do with invoices: pays them for an authority, or sends them. */
    public boolean hasInvoices() {
        return is(Role.CONSULTING) || roles.stream().anyMatch(Role::actsForAuthority);
    }

    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
