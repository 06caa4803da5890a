package dk.sluse.scheme.casework;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Who acts in a case. */
public enum Party {
    /** The authority, through those who ask and answer for it. */
    APPLICANT(Role::actsForAuthority),
    /** The office's Consulting. */
    CONSULTING(role -> role == Role.CONSULTING),
    /** The office's Research Services. */
    RESEARCH_SERVICES(role -> role == Role.RESEARCH_SERVICES),
    /** Those of the office who are asked to approve: subject offices and the IT centre. */
    APPROVERS(role -> role == Role.REGISTER_OWNER || role == Role.IT_CENTRE),
    /** Those who sign contracts, for the authority and for the office. */
    SIGNATORIES(role -> role == Role.SIGNATORY || role == Role.OFFICE_SIGNATORY),
    /** Nobody: the case is closed. */
    NOBODY(_ -> false);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Predicate<Role> roles;

    Party(Predicate<Role> roles) {
        this.roles = roles;
    }

    /** Whether the person acts for this party, in the cases that are the party's. */
    public boolean includes(Person person) {
        return person.roles().stream().anyMatch(roles);
    }

    /** The names under which the person is asked to approve: a subject office's id, and {@link Case#IT_CENTRE}. */
    public static Set<String> approving(Person person) {
        Set<String> names = new HashSet<>();
        if (person.is(Role.REGISTER_OWNER)) {
            names.add(person.organisation());
        }
        if (person.is(Role.IT_CENTRE)) {
            names.add(Case.IT_CENTRE);
        }
        return names;
    }

    public boolean ofOffice() {
        return this == CONSULTING || this == RESEARCH_SERVICES || this == APPROVERS;
    }
}
