package dk.sluse.workspace.in;

/**
 * Why a file does not come in.
 *
 * @param name of the file
 * @param line where it was found, from 1 on; 0 where it is the whole file
 */
public record Finding(String name, Reason reason, int line) {

    /** The codes are stable. */
    public enum Reason {
        /** A name with unusual characters, or longer than a hundred. */
        NAME,
        /** Two files have the same name. */
        TWICE,
        /** There is nothing in it. */
        EMPTY,
        /** Neither text nor PDF nor a picture. */
        KIND,
        /** Something in it looks like a personal number. */
        PERSON,
        /** It holds a table of more rows than a code list has. */
        TABLE,
        /** The scanner knows it as malware. */
        MALWARE
    }

    static Finding of(String name, Reason reason) {
        return new Finding(name, reason, 0);
    }
}
