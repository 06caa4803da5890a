package dk.sluse.delivery;

/**
 * Why nothing was delivered.
 *
 * @param detail registers, columns, words of a query; never a value of the bank; empty where the code says it all
 */
public record Stop(Code code, String detail) {

    /** The kinds of reason; the names stand in the audit trail and are never changed. */
    public enum Code {
        /** A column holds keys in clear. */
        CLEAR_KEY,
        /** A period lacks a variable that nothing can do without. */
        NO_VARIABLE,
        /** A register has no numbers of its keys, as it was imported before there were any. */
        IMPORT_AGAIN,
        /** A later package was ordered. */
        SUPERSEDED,
        KEYS_DESTROYED,
        /** A query names no period of the bank that is there and open. */
        NO_TABLE,
        /** An answer has keys, and none of them says whom a row is about. */
        NO_UNIT_KEY,
        /** An answer lacks the key that was named. */
        NO_SUCH_KEY,
        /** A column of an answer has no proper name. */
        COLUMN_NAME,
        /** A column of an answer has a type that packages do not have. */
        COLUMN_TYPE,
        /** Another period of the same data has other columns, units or rules. */
        UNLIKE,
        /** What the engine has against a query. */
        QUERY,
        FAILED
    }

    /** What was stored by {@link #text()}. */
    public static Stop parse(String text) {
        int blank = text.indexOf(' ');
        return new Stop(Code.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }

    /** As it is stored. */
    public String text() {
        return code + " " + detail;
    }
}
