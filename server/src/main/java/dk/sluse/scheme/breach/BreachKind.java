package dk.sluse.scheme.breach;

/** What has happened. */
public enum BreachKind {
    /** Data about single persons or enterprises have been taken home. */
    MICRODATA_TAKEN_HOME,
    /** A password, a code or one's access has been passed on. */
    ACCESS_PASSED_ON,
    /** Somebody has tried to find out whom data are about. */
    IDENTIFICATION,
    /** Anything else against the rules. */
    OTHER
}
