package dk.sluse.scheme.casework;

/** Where a case stands. What leads from one to another is in {@link CaseAction}. */
public enum CaseState {
    /** The authority writes its first contact. */
    DRAFT(Party.APPLICANT),
    /** Consulting finds whether the authority is eligible. */
    SUBMITTED(Party.CONSULTING),
    /** Something is missing, which the authority adds. */
    RETURNED(Party.APPLICANT),
    /** The authority may have a scheme, and writes what it needs to know. */
    CONTENT(Party.APPLICANT),
    /** Research Services goes through what it has written. */
    CONTENT_SUBMITTED(Party.RESEARCH_SERVICES),
    /** The content must be changed, which the authority does. */
    CONTENT_RETURNED(Party.APPLICANT),
    /** Subject offices approve their registers and the IT centre its part, side by side. */
    APPROVING(Party.APPROVERS),
    /** All is approved; Consulting makes an offer. */
    PRICING(Party.CONSULTING),
    /** The authority looks at the offer. */
    OFFERED(Party.APPLICANT),
    /** It wants the scheme at that price; Consulting draws up the contract. */
    ACCEPTED(Party.CONSULTING),
    /** Both sides sign the contract. */
    SIGNING(Party.SIGNATORIES),
    /** Both have signed; what was agreed is in force. The case is closed. */
    AGREED(Party.NOBODY),
    /** It may not; the case is closed. */
    NOT_ELIGIBLE(Party.NOBODY),
    /** The authority does not want it any more; the case is closed. */
    WITHDRAWN(Party.NOBODY);

    private final Party holder;

    CaseState(Party holder) {
        this.holder = holder;
    }

    /** Whose turn it is. */
    public Party holder() {
        return holder;
    }

    public boolean isOpen() {
        return holder != Party.NOBODY;
    }
}
