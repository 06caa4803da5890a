package dk.sluse.delivery.own.reading;

/** Why own data are refused; the names stand in stored reports and are never changed. */
public enum Reason {
    /** The agreement does not list these data any more. */
    NOT_AGREED,
    /** Nothing in the file. */
    EMPTY,
    /** More bytes than may be brought in at once. */
    TOO_LARGE,
    /** A kind of file that own data do not come in; the finding names it. */
    FORMAT,
    /** A workbook of the old binary kind. */
    FORMAT_XLS,
    /** A document, which is no data. */
    FORMAT_PDF,
    /** Several files in one. */
    FORMAT_ARCHIVE,
    /** A file that is read by a program which this installation lacks. */
    FORMAT_UNREADABLE_HERE,
    /** The name ends as another kind of file does. */
    FORMAT_DIFFERS,
    /** Protected by a password. */
    ENCRYPTED,
    /** Damaged, or cut off. */
    UNREADABLE,
    /** Grows beyond all measure when it is unpacked. */
    UNPACKS_TOO_LARGE,
    /** Macros in a workbook. */
    MACROS,
    /** More than one sheet. */
    SHEETS,
    /** A hidden sheet. */
    HIDDEN,
    /** Cells with an error or a formula in place of a value. */
    FORMULA,
    /** Neither UTF-8 nor ISO-8859-1. */
    ENCODING,
    /** A file of fixed positions without a description of them, or with a wrong one. */
    LAYOUT,
    /** The same name for two columns. */
    HEADER_TWICE,
    /** A header and no rows. */
    NO_ROWS,
    COLUMN_MISSING,
    COLUMN_UNKNOWN,
    LINE_MALFORMED,
    VALUE_MISSING,
    TYPE,
    KEY_FORMAT,
    /** Written like a person's or a company's number that cannot be one. */
    KEY_IMPOSSIBLE,
    CODE,
    DUPLICATE,
    /** A column that looks like keys and is not declared as one. */
    KEY_UNDECLARED,
    /** A declared key that nothing in the package can be linked by. */
    KEY_UNUSED,
    /** Names of persons. */
    NAMES,
    /** Addresses, telephone numbers, mail addresses. */
    CONTACT,
    /** Texts that are no categories. */
    FREE_TEXT,
    /** Something went wrong at the office. */
    FAILED
}
