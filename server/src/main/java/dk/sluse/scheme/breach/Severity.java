package dk.sluse.scheme.breach;

/** How bad a breach is. */
public enum Severity {
    /** By accident, or thoughtless. */
    MILD,
    /** On purpose; or a large amount of data, as everybody has shown that he knows the rules. */
    SERIOUS
}
