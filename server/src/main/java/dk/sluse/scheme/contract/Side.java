package dk.sluse.scheme.contract;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.casework.Case;
import java.util.Optional;

/** Who is bound by a contract. */
public enum Side {
    AUTHORITY,
    OFFICE;

    /** For whom a person would sign the contract of a case; empty if for nobody. */
    public static Optional<Side> of(Person person, Case one) {
        if (person.is(Role.OFFICE_SIGNATORY)) {
            return Optional.of(OFFICE);
        }
        return person.is(Role.SIGNATORY) && person.organisation().equals(one.authority())
                ? Optional.of(AUTHORITY)
                : Optional.empty();
    }
}
