package dk.sluse.workspace;

/** Why a workspace ended; the names stand in the audit trail. */
public enum Ending {
    /** Its person ended it. */
    BY_PERSON,
    /** Its person signed out. */
    SIGNED_OUT,
    /** Its person may not work in the scheme any more. */
    NO_ACCESS,
    /** Its programs were not there any more. */
    GONE,
    /** It could not be started. */
    FAILED,
    /** Its probe found a way out. */
    ESCAPE;

    /** Whether jobs end too: a person who signs out lets them go on. */
    boolean endsJobs() {
        return this == NO_ACCESS || this == ESCAPE;
    }
}
