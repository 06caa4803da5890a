package dk.sluse.inspection.content;

/** Where something lies that whoever opens a file does not see. The names are stable: they stand in findings. */
public enum Concealment {
    /** Rows that a pivot table was made of. */
    PIVOT_CACHE,
    HIDDEN_SHEET,
    HIDDEN_ROWS,
    HIDDEN_COLUMNS,
    /** A name that no list shows, or that holds values itself. */
    HIDDEN_NAME,
    COMMENT,
    /** A file in a file, such as the workbook behind a chart. */
    EMBEDDED_FILE,
    /** Figures behind a chart. */
    CHART_DATA,
    /** Text that was deleted or inserted while changes were tracked. */
    TRACKED_CHANGE,
    /** Text that is not shown: hidden, white, tiny, or outside of the page. */
    HIDDEN_TEXT,
    /** Notes of the one who speaks, to a slide. */
    SPEAKER_NOTES,
    /** Properties of the document. */
    METADATA,
    /** Program code that runs when the file is opened. */
    SCRIPT,
    MACRO,
    /** Something that is fetched from elsewhere, or sent there. */
    EXTERNAL_LINK,
    /** Bytes behind the end of what is shown, or between. */
    SURPLUS_BYTES,
    /** A part that nothing in the file leads to, or that nobody knows. */
    UNKNOWN_PART,
    /** What the file was before it was last changed. */
    FORMER_VERSION,
    /** Results of a connection to a database, a data model. */
    DATA_CONNECTION
}
