package dk.sluse.scheme.breach;

/** How far a breach has come. */
public enum BreachState {
    /** Somebody has told of it. */
    REPORTED,
    /** The office has proposed a sanction; those concerned are heard. */
    HEARING,
    /** The office has decided; the sanction is in force. */
    DECIDED,
    /** Those concerned have appealed; the sanction is still in force. */
    APPEALED,
    /** The appeal has been answered, and the sanction stands. */
    UPHELD,
    /** It was no breach, or the sanction was taken back. It counts for nothing. */
    DISMISSED;

    /** Whether there is a sanction. */
    public boolean isSanctioned() {
        return this == DECIDED || this == APPEALED || this == UPHELD;
    }

    /** Whether it can still be decided, or found to be no breach. */
    public boolean isUndecided() {
        return this == REPORTED || this == HEARING;
    }
}
