package dk.sluse.scheme.contract;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.casework.CaseId;
import java.time.Instant;
import java.util.List;

/**
 * A contract with its authorisation agreement, as drawn up.
 *
 * @param number 1 for the first of a case
 * @param contentVersion what is agreed on
 * @param contractSha256 of the PDF, which lies under this name
 * @param authorisationSha256 of the other PDF
 */
public record Contract(
        CaseId caseId,
        int number,
        int contentVersion,
        String contractSha256,
        String authorisationSha256,
        Instant at,
        PersonId drawnUpBy,
        List<Signature> signatures) {

    public Contract {
        signatures = List.copyOf(signatures);
    }

    public boolean isSignedBy(Side side) {
        return signatures.stream().anyMatch(one -> one.side() == side);
    }

    /** Whether both sides have signed. */
    public boolean isComplete() {
        return isSignedBy(Side.AUTHORITY) && isSignedBy(Side.OFFICE);
    }
}
