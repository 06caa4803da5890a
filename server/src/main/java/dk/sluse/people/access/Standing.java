package dk.sluse.people.access;

import dk.sluse.people.PersonId;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a person's access depends on.
 *
 * @param associatedOn null if he never was one of the authority's staff
 * @param attestedOn when the authority last said so; null if it never has
 * @param endedOn null while he is
 * @param agreement newest version of the user agreement that he has accepted; 0 if none
 * @param certifiedUntil last day of the certificate that holds longest; null if there is none
 * @param suspendedUntil last day on which his access is closed; null if it is not
 */
public record Standing(
        PersonId person,
        @Nullable LocalDate associatedOn,
        @Nullable LocalDate attestedOn,
        @Nullable LocalDate endedOn,
        int agreement,
        @Nullable LocalDate certifiedUntil,
        boolean approved,
        @Nullable LocalDate suspendedUntil) {

    /** What is missing on a day; nothing if the person may see data. The one rule. */
    public Set<Requirement> missing(LocalDate day) {
        Set<Requirement> missing = EnumSet.noneOf(Requirement.class);
        require(isStaff(), Requirement.ASSOCIATION, missing);
        require(attestedOn != null && !day.isAfter(attestationDue(attestedOn)), Requirement.ATTESTATION, missing);
        require(agreement >= UserAgreements.VERSION, Requirement.USER_AGREEMENT, missing);
        require(certifiedUntil != null && !day.isAfter(certifiedUntil), Requirement.CERTIFICATION, missing);
        require(approved, Requirement.APPROVAL, missing);
        require(suspendedUntil == null || day.isAfter(suspendedUntil), Requirement.NO_SUSPENSION, missing);
        return Collections.unmodifiableSet(missing);
    }

    /** Whether the authority says that he is one of its staff. */
    public boolean isStaff() {
        return wasEverStaff() && endedOn == null;
    }

    /** Whether it ever has. */
    public boolean wasEverStaff() {
        return associatedOn != null;
    }

    /** The last day that an attestation holds for. */
    public static LocalDate attestationDue(LocalDate attestedOn) {
        return attestedOn.plusYears(1);
    }

    private static void require(boolean holds, Requirement requirement, Set<Requirement> missing) {
        if (!holds) {
            missing.add(requirement);
        }
    }
}
