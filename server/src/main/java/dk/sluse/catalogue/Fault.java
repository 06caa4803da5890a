package dk.sluse.catalogue;

/**
 * Something wrong in what was delivered. Says where it is and what should be there, never what is there.
 *
 * @param file relative to the delivered directory
 * @param line counted from 1; the header of a text file is line 1; 0 where there is no line
 * @param column as it is named in the file; empty where it is about the whole file or line
 * @param expected what would be right; empty if the kind says it all
 */
public record Fault(String file, long line, String column, Kind kind, String expected) {

    /** What is wrong; the names stand in stored reports and are never changed. */
    public enum Kind {
        DESCRIPTOR,
        FILE_MISSING,
        FILE_UNREADABLE,
        /** The installation lacks what would read the file. */
        PROGRAM_MISSING,
        COLUMN_MISSING,
        COLUMN_UNKNOWN,
        LINE_MALFORMED,
        VALUE_MISSING,
        TYPE,
        KEY_FORMAT,
        CODE,
        DUPLICATE,
        IMPORT_FAILED,
        UNIT_CHANGED,
        NOT_YOURS,
        /** More variables without a title of their own than the office allows. */
        UNTITLED
    }

    public static Fault ofDescriptor(String where, String expected) {
        return new Fault("datapackage.json", 0, where, Kind.DESCRIPTOR, expected);
    }
}
