package dk.sluse.release.request;

/** Where a request stands. The names are stable: they stand in the audit trail. */
public enum RequestState {
    /** Its author writes what its files show. */
    DRAFT,
    /** The authority's own person has to agree first. */
    PREAPPROVAL,
    /** Reviewers look at it, each without seeing what the other says. */
    INDEPENDENT,
    /** They differ, see each other's votes, and try to agree. */
    TOGETHER,
    /** They did not agree; a third decides. */
    THIRD,
    /** Its author is asked to change or explain something. */
    RETURNED,
    /** Decided: at least one file went home. */
    RELEASED,
    /** Decided: no file went home. */
    REFUSED,
    WITHDRAWN,
    /** What went home was called back. */
    RECALLED;

    /** Whether its author may change it. */
    public boolean isAuthors() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether reviewers work on it. */
    public boolean isReviewers() {
        return this == INDEPENDENT || this == TOGETHER || this == THIRD;
    }

    /** Whether somebody still has to do something before it is decided. */
    public boolean isOpen() {
        return isAuthors() || isReviewers() || this == PREAPPROVAL;
    }
}
