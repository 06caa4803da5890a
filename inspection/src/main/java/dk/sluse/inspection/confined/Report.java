package dk.sluse.inspection.confined;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Drawing;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Picture;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.content.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a file, written as text, in lines: what it is, each finding, each piece of what it holds, as far as it is not too much.
 */
public final class Report {

    /** Characters of what a file holds that are told at most. */
    static final int MOST_HELD = 6_000_000;

    static final String WHOLE = "whole";
    static final String CUT = "cut";
    static final String NONE = "-";
    static final int MOST_FINDINGS = 2_000;
    static final int LONGEST_PLACE = 400;
    private static final int LONGEST_CELL = 2_000;

    private Report() {}

    /** Writes a report. */
    public static String of(Inspection inspection) {
        StringBuilder text = new StringBuilder();
        line(text, "type", inspection.type().name());
        inspection.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> line(
                        text,
                        "finding",
                        finding.rule().name(),
                        how(finding.how()),
                        Long.toString(finding.seen()),
                        some(finding.place().part(), LONGEST_PLACE),
                        some(finding.place().spot(), LONGEST_PLACE)));
        boolean whole = inspection.whole();
        for (Piece piece : inspection.pieces()) {
            StringBuilder one = new StringBuilder();
            whole &= write(one, piece);
            if (text.length() + one.length() > MOST_HELD) {
                whole = false;
                break;
            }
            text.append(one);
        }
        return text.append(whole ? WHOLE : CUT).append('\n').toString();
    }

    /**
     * Reads a report.
     *
     * @throws IOException if it is none, or not a whole one
     */
    public static Inspection read(String text) throws IOException {
        return ReportReader.read(text);
    }

    private static boolean write(StringBuilder text, Piece piece) {
        Place place = piece.place();
        String how = how(piece.concealment().orElse(null));
        String part = some(place.part(), LONGEST_PLACE);
        String spot = some(place.spot(), LONGEST_PLACE);
        switch (piece) {
            case Grid grid -> {
                line(text, "grid", how, part, spot);
                boolean whole = true;
                for (Row row : grid.rows()) {
                    whole &= write(text, row);
                }
                return whole;
            }
            case Text one -> {
                line(text, "text", how, part, spot, Integer.toString(one.first()));
                for (String some : one.lines()) {
                    if (text.length() > MOST_HELD) {
                        return false;
                    }
                    line(text, "line", some);
                }
            }
            case Picture picture ->
                line(
                        text,
                        "picture",
                        how,
                        part,
                        spot,
                        Integer.toString(picture.width()),
                        Integer.toString(picture.height()));
            case Drawing drawing -> line(text, "drawing", part, spot, Integer.toString(drawing.marks()));
        }
        return true;
    }

    private static boolean write(StringBuilder text, Row row) {
        if (text.length() > MOST_HELD) {
            return false;
        }
        List<String> words = new ArrayList<>(List.of("row", Integer.toString(row.number())));
        boolean whole = true;
        for (Cell cell : row.cells()) {
            words.add(Integer.toString(cell.column()));
            words.add(some(cell.text(), LONGEST_CELL));
            whole &= cell.text().length() <= LONGEST_CELL;
        }
        line(text, words.toArray(String[]::new));
        return whole;
    }

    private static void line(StringBuilder text, String... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : "\t");
            String word = words[i];
            for (int at = 0; at < word.length(); at++) {
                char one = word.charAt(at);
                switch (one) {
                    case '\\' -> text.append("\\\\");
                    case '\t' -> text.append("\\t");
                    case '\n' -> text.append("\\n");
                    case '\r' -> text.append("\\r");
                    default -> text.append(one);
                }
            }
        }
        text.append('\n');
    }

    private static String some(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }

    private static String how(@Nullable Concealment how) {
        return how == null ? NONE : how.name();
    }
}
