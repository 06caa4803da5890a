package dk.sluse.inspection.rule;

/** The rules that a file may break. The names are stable: they stand in policies, decisions and the audit trail. */
public enum Rule {
    /** A serial number of the scheme, or what is written as one. */
    SERIAL_NUMBER,
    /** Something that is written as a personal number. */
    PERSONAL_NUMBER,
    /** Rows are units. */
    RECORD_LEVEL,
    /** Rows are rows of the scheme's package; the scheme's office asks the package. */
    DELIVERED_ROWS,
    /** A count that is lower than may be told. */
    LOW_COUNT,
    /** A count that follows from two tables is lower than may be told; see {@link Differences}. */
    DIFFERENCE,
    /** A count that another table hides. */
    UNCOVERED,
    /** A value that was left out follows from its total. */
    RECOVERABLE,
    /** A smallest or largest value, which is somebody's. */
    EXTREME,
    /** An amount of which one or two units have nearly all. */
    DOMINATED,
    /** A model of so few observations that they follow from it. */
    LOW_DEGREES_OF_FREEDOM,
    /** A diagram in which each mark is a unit. */
    UNIT_PLOT,
    /** Something lies where nobody sees it. */
    CONCEALED,
    /** A type that is not accepted. */
    TYPE,
    /** Its name says that it is something else. */
    NAME,
    /** More rows, cells or bytes than are accepted. */
    SIZE,
    /** A scanner knows it as malware. */
    MALWARE,
    /** It is broken, or nobody can look into it. */
    UNREADABLE
}
