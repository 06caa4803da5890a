package dk.sluse.inspection.content;

/**
 * Where in a file something is.
 *
 * @param part the sheet, slide, page or file within the file; empty for a file that has no parts
 * @param spot the cell, line or paragraph there; empty for all of it
 */
public record Place(String part, String spot) {

    public static final Place WHOLE = new Place("", "");

    private static final int LETTERS = 26;

    public static Place part(String part) {
        return new Place(part, "");
    }

    /** A cell of a table as spreadsheets name it, {@code B7}; rows and columns from 1 on. */
    public Place cell(int row, int column) {
        return new Place(part, letters(column) + row);
    }

    public Place line(int line) {
        return new Place(part, Integer.toString(line));
    }

    /** A part within this one. */
    public Place within(String inner) {
        return part(part.isEmpty() ? inner : part + " › " + inner);
    }

    private static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int left = column; left > 0; left = (left - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (left - 1) % LETTERS));
        }
        return letters.toString();
    }

    @Override
    public String toString() {
        return spot.isEmpty() ? part : part.isEmpty() ? spot : part + "!" + spot;
    }
}
