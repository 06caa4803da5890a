package dk.sluse.scheme.casework;

/** Why something is not done with a case. The codes are stable. */
public enum CaseRefusal {
    /** The case is another authority's, or there is none. */
    NOT_YOURS,
    /** It is for another party to do. */
    NOT_YOUR_PART,
    /** The case stands where this cannot be done. */
    WRONG_STATE,
    /** Somebody else in the office works on it. */
    CLAIMED_BY_ANOTHER,
    /** A decision must say why. */
    REASON_MISSING,
    /** The application is not complete. */
    INCOMPLETE,
    /** It has changed since the page was opened. */
    CHANGED_MEANWHILE,
    /** The content is not complete. */
    CONTENT_INCOMPLETE,
    /** This part of the content has been answered already. */
    ANSWERED,
    /** There is no price for all of it today. */
    NO_PRICE,
    /** Somebody who is named for the contract has an address that cannot be of the authority's people. */
    NAMED,
    /** Others than those who answer and sign for the authority already are named by who answers for it. */
    NAMED_BY_RESPONSIBLE,
    /** Password and one-time code are not right. */
    PROOF,
    /** The document is no PDF, or too large. */
    DOCUMENT
}
