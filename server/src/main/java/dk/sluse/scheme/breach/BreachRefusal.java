package dk.sluse.scheme.breach;

/** Why something is not done about a breach. The codes are stable. */
public enum BreachRefusal {
    /** There is no such breach, scheme or person for whoever asks. */
    NOT_YOURS,
    /** It is for somebody else to do. */
    NOT_YOUR_PART,
    /** It is not what comes next. */
    STATE,
    /** What happened, or why something is decided, must be said. */
    TEXT_MISSING,
    /** It has not happened yet. */
    TIME,
    /** Those concerned can still speak. */
    STILL_HEARING,
    /** The time for it is over. */
    TOO_LATE,
    /** Who decided does not answer the appeal. */
    SAME_OFFICER,
    /** A length of one month to three years is needed, or none at all. */
    LENGTH,
    /** Other breaches have been decided since it was proposed, so that the matrix has something else for it. */
    CHANGED,
    /** So many have been reported by the same person today. */
    TOO_MANY
}
