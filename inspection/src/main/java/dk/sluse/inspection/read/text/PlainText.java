package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Plain text of any kind, and the tables that are written in it. */
public final class PlainText {

    /** A line of a text in quotation marks, as notebooks keep them; {@link Literals} reads it. */
    private static final Pattern KEPT_LINE = Pattern.compile("\\s*\"(.*\\\\n)\",?\\s*|\\s+\"[^\"]*\",?\\s*");

    /** What stands for the end of a line where a text has only one. */
    private static final List<String> FOLDS = List.of("_x000a_", "_x000d_", "\\n", "&#10;", "|", ";", " ");

    private static final Pattern LEAD = Pattern.compile(
            "^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.,]{5,15}Z?\\s+\\[?(?:INFO|DEBUG|WARNING|WARN|ERROR)\\b[\\]: -]{0,4}|\\s*+(?:%|//)\\s+(?=[0-9]))");

    private static final int FEWEST_FOLDED = 10;
    private static final int FEW_LINES = 6;
    private static final int LONG_LINE = 100;

    /** Numbers that are no years, alone or beside signs. */
    private static final Pattern FIGURE =
            Pattern.compile("(?<![\\p{L}0-9.#-])(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,}([.,][0-9]+)?(?![\\p{L}0-9-])");

    private static final int MANY_FIGURES = 30;

    private PlainText() {}

    /** Whether lines have so many figures that they are more than words about something. */
    public static boolean isFullOfFigures(List<String> lines) {
        return lines.stream()
                        .flatMap(line -> FIGURE.matcher(line).results())
                        .limit(MANY_FIGURES)
                        .count()
                == MANY_FIGURES;
    }

    /** Keeps the tables that lines hold, which are text already. */
    public static void tables(List<String> text, Reading reading, Where where) throws IOException {
        List<String> all = withoutLead(text.stream()
                .flatMap(line -> line.isBlank() ? Stream.of("") : line.lines())
                .toList());
        boolean texts = new Literals(reading, where).read(all);
        List<String> lines = all.stream()
                .flatMap(line -> all.size() > FEW_LINES ? Stream.of(line) : unfolded(line).stream())
                .map(line -> texts && KEPT_LINE.matcher(line).matches() ? "" : line)
                .toList();
        int separated = new Separated(reading, where, lines).read();
        if (separated * 2 < lines.size()) {
            new Listing(reading, where.within("listing"), Printed.withoutLists(lines)).read();
            new Aligned(reading, where.within("columns"), lines).read();
        }
        new Printed(reading, where, lines).read();
    }

    /** Lines without what a log or a comment writes before each. */
    private static List<String> withoutLead(List<String> lines) {
        long led = lines.stream().filter(line -> LEAD.matcher(line).find()).count();
        return led < FEWEST_FOLDED
                ? lines
                : lines.stream()
                        .map(line -> LEAD.matcher(line).replaceFirst(""))
                        .toList();
    }

    /** The lines of a table that was written into one line: pieces that have as many values each. */
    private static List<String> unfolded(String line) {
        for (String fold : FOLDS) {
            List<String> pieces = line.length() < LONG_LINE
                    ? List.of()
                    : Arrays.stream(line.split(Pattern.quote(fold), -1))
                            .filter(one -> !one.isBlank())
                            .toList();
            boolean even = pieces.size() >= FEWEST_FOLDED
                    && pieces.stream()
                                    .skip(1)
                                    .limit(pieces.size() - 2L)
                                    .map(PlainText::values)
                                    .distinct()
                                    .count()
                            == 1
                    && values(pieces.get(1)) > 1;
            if (even) {
                return pieces;
            }
        }
        return List.of(line);
    }

    private static long values(String piece) {
        return piece.strip().split("[,;\\t ]+", -1).length;
    }
}
