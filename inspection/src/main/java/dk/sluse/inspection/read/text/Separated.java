package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tables in text whose values are parted by a character: lines below each other with as many of them. */
final class Separated {

    private static final String SEPARATORS = ";\t,|&~^";
    private static final Pattern WIDE = Pattern.compile("[^\\s,\"] {2,}[^\\s,\"]");
    private static final Pattern MARKDOWN = Pattern.compile("\\s*\\|?(\\s*:?-{2,}:?\\s*\\|)+\\s*:?-{2,}:?\\s*\\|?\\s*");
    private static final Pattern RULE = Pattern.compile(
            "(?:\\s*+\\\\(?:hline|midrule|toprule|bottomrule|addlinespace|cline|cmidrule)(?:\\[[^\\]]*])?(?:\\([^)]*\\))?(?:\\{[^}]*})?){1,20}+\\s*+");

    /** Intervals with decimal commas. */
    private static final Pattern INTERVAL =
            Pattern.compile("\\D{0,20}[0-9]{1,3},[0-9]{1,2}\\s?[-–]\\s?[0-9]{1,3},[0-9]{1,2}\\D{0,20}");

    private static final Pattern BRACKETED = Pattern.compile("\\s*+[\\[({][^()\\[\\]{}]*+[\\])}]\\s*+[,;]?\\s*+");

    private static final int FEWEST_ROWS = 2;

    private final Reading reading;
    private final Where where;
    private final List<String> lines;
    private int tables;

    /** The line after each, without rules; empty as long as nobody has asked. */
    private int[] after = {};

    /** Where the run of lines with as many commas ends that was found last. */
    private int commasEnd;

    /** How many lines before each have wide gaps; empty as long as nobody has asked. */
    private int[] wide = {};

    Separated(Reading reading, Where where, List<String> lines) {
        this.reading = reading;
        this.where = where;
        this.lines = lines;
    }

    /**
     * Keeps each table that there is.
     *
     * @return how many lines belong to tables
     */
    int read() throws IOException {
        int inTables = 0;
        int from = 0;
        while (from < lines.size()) {
            char separator = separator(from);
            int to = separator == 0 ? from : separator == ',' ? endOfCommas(from) : end(from, separator);
            if (to - from >= FEWEST_ROWS && !(separator == ',' && isListing(from, to))) {
                keep(from, to, separator);
                inTables += to - from;
                from = to;
            } else {
                from++;
            }
        }
        return inTables;
    }

    /** What parts the values of a line and of the next one, as often in both; 0 if nothing. */
    private char separator(int line) {
        int next = next(line);
        if (next >= lines.size()) {
            return 0;
        }
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            int many = count(lines.get(line), separator);
            String text = lines.get(line);
            if (separator == ','
                    && ((many == 1 && text.stripTrailing().endsWith(","))
                            || INTERVAL.matcher(text).matches()
                            || (many > 1 && BRACKETED.matcher(text).matches()))) {
                // A list with a value in each line, decimals, or rows in brackets, which Literals reads.
                continue;
            }
            if (many > 0 && many == count(lines.get(next), separator) && (separator != '|' || isMarkdown(line))) {
                return separator;
            }
        }
        return 0;
    }

    /** Lines with wide gaps are a listing, in which commas are parts of values. */
    private boolean isListing(int from, int to) {
        if (wide.length == 0) {
            wide = new int[lines.size() + 1];
            for (int i = 0; i < lines.size(); i++) {
                wide[i + 1] = wide[i] + (WIDE.matcher(lines.get(i)).find() ? 1 : 0);
            }
        }
        return (wide[to] - wide[from]) * 2L > to - from;
    }

    /** A run of lines that turned out to be a listing is tried again from each of its lines, and ends where it ended. */
    private int endOfCommas(int from) {
        if (from >= commasEnd) {
            commasEnd = end(from, ',');
        }
        return commasEnd;
    }

    /** What LaTeX writes around values. */
    private static String withoutMarks(String line) {
        return line.replaceAll("\\\\\\\\.*$", "")
                .replaceAll("\\\\(?:multicolumn|multirow)\\{[^}]*\\}\\{[^}]*\\}", "")
                .replaceAll("\\\\[a-zA-Z]+\\s*(?=\\{)", "")
                .replaceAll("\\\\[,; ]|~", " ")
                .replaceAll("\\\\([%$&_#])", "$1")
                .replaceAll("[{}$^]", "");
    }

    /** Bars part values only where a line of bars and dashes is below the head; in listings they are drawings. */
    private boolean isMarkdown(int line) {
        return MARKDOWN.matcher(lines.get(line + 1)).matches();
    }

    private int end(int from, char separator) {
        int many = count(lines.get(from), separator);
        int end = from;
        while (end < lines.size() && count(lines.get(end), separator) == many) {
            end = next(end);
        }
        return Math.min(end, lines.size());
    }

    /** The line after one, without the rules that LaTeX draws. */
    private int next(int line) {
        if (after.length == 0) {
            after = new int[lines.size()];
            for (int at = lines.size() - 1; at >= 0; at--) {
                boolean rule =
                        at + 1 < lines.size() && RULE.matcher(lines.get(at + 1)).matches();
                after[at] = rule ? after[at + 1] : at + 1;
            }
        }
        return after[line];
    }

    /** How often a line has a character outside of quotation marks; 0 with an odd number of these. */
    private static int count(String line, char separator) {
        int many = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (one == '"') {
                quoted = !quoted;
            } else if (one == separator && !quoted && (separator != ',' || !isDecimal(line, i))) {
                many++;
            }
        }
        return quoted ? 0 : many;
    }

    /** A comma in a number, after which a blank never comes, parts values only where there are no other signs of a decimal comma. */
    private static boolean isDecimal(String line, int at) {
        boolean between = at > 0
                && at + 1 < line.length()
                && Character.isDigit(line.charAt(at - 1))
                && Character.isDigit(line.charAt(at + 1));
        return between && line.indexOf(';') >= 0;
    }

    private void keep(int from, int to, char separator) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (int line = from; line < to; line = next(line)) {
            rows.add(new Row(line + 1, cells(lines.get(line), separator)));
        }
        tables++;
        Where at = where.within("table " + tables);
        reading.grid(at.place(), at.how(), rows);
    }

    private List<Cell> cells(String marked, char separator) throws IOException {
        String line = separator == '&' ? withoutMarks(marked) : marked;
        List<Cell> cells = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        boolean quoted = false;
        int column = 1;
        for (int i = 0; i <= line.length(); i++) {
            char one = i == line.length() ? separator : line.charAt(i);
            boolean ends =
                    i == line.length() || (one == separator && !quoted && (separator != ',' || !isDecimal(line, i)));
            if (one == '"' && i < line.length()) {
                quoted = !quoted;
            } else if (ends) {
                String text = value.toString().strip();
                if (!text.isEmpty()) {
                    cells.add(reading.cell(column, text));
                }
                column++;
                value.setLength(0);
            } else {
                value.append(one);
            }
        }
        return cells;
    }
}
