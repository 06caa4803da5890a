package dk.sluse.scheme.casework;

/** Where a case stands. What leads from one to another is in {@link CaseAction}. */
public enum CaseState {
    /** The authority writes its first contact. */
    DRAFT(Party.APPLICANT),
    /** Consulting finds whether the authority is eligible. */
    SUBMITTED(Party.CONSULTING),
    /** Something is missing, which the authority adds. */
    RETURNED(Party.APPLICANT),
    /** The authority may have a scheme; content and price come next. */
    ELIGIBLE(Party.RESEARCH_SERVICES),
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
