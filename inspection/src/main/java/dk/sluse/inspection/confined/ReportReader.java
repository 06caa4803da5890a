package dk.sluse.inspection.confined;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Drawing;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Picture;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a {@link Report}, and believes nothing of it: a file may have taken over the process that told it. */
final class ReportReader {

    private static final int WORDS_OF_A_FINDING = 6;

    /**
     * Reads a report.
     *
     * @throws IOException if it is none, or not a whole one
     */
    static Inspection read(String text) throws IOException {
        ReportReader reader = new ReportReader();
        try {
            for (String line : text.split("\n", -1)) {
                reader.line(line.split("\t", -1));
            }
            return reader.inspection();
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException("not a report", e);
        }
    }

    private @Nullable FileType type;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Boolean whole;

    /** The last grid or text, to which rows or lines are added. */
    private @Nullable Piece open;

    private final List<Row> rows = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    void line(String[] words) {
        if (whole != null) {
            // Nothing is behind the end but the end of its line.
            must(words.length == 1 && words[0].isEmpty());
            return;
        }
        switch (words[0]) {
            case "type" -> type = FileType.valueOf(words[1]);
            case "finding" -> {
                must(words.length == WORDS_OF_A_FINDING && findings.size() < Report.MOST_FINDINGS);
                findings.add(new Finding(
                        Rule.valueOf(words[1]), place(words, 4), concealment(words[2]), Long.parseLong(words[3])));
            }
            case "row" -> {
                must(open instanceof Grid);
                rows.add(row(words));
            }
            case "line" -> {
                must(open instanceof Text && words.length == 2);
                lines.add(plain(words[1]));
            }
            case Report.WHOLE, Report.CUT -> {
                close();
                whole = words[0].equals(Report.WHOLE);
            }
            default -> {
                close();
                open = piece(words);
            }
        }
    }

    private static Piece piece(String[] words) {
        return switch (words[0]) {
            case "grid" -> new Grid(place(words, 2), concealment(words[1]), List.of());
            case "text" -> new Text(place(words, 2), concealment(words[1]), Integer.parseInt(words[4]), List.of());
            case "picture" ->
                new Picture(
                        place(words, 2), concealment(words[1]), Integer.parseInt(words[4]), Integer.parseInt(words[5]));
            case "drawing" -> new Drawing(place(words, 1), Integer.parseInt(words[3]));
            default -> throw new IllegalArgumentException("not a report");
        };
    }

    private void close() {
        switch (open) {
            case null -> must(rows.isEmpty() && lines.isEmpty());
            case Grid grid -> pieces.add(new Grid(grid.place(), grid.how(), rows));
            case Text one -> pieces.add(new Text(one.place(), one.how(), one.first(), lines));
            case Piece other -> pieces.add(other);
        }
        rows.clear();
        lines.clear();
        open = null;
    }

    private static Row row(String[] words) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 2; at < words.length; at += 2) {
            cells.add(new Cell(Integer.parseInt(words[at]), plain(words[at + 1])));
        }
        return new Row(Integer.parseInt(words[1]), cells);
    }

    private static Place place(String[] words, int at) {
        must(words[at].length() <= 2 * Report.LONGEST_PLACE && words[at + 1].length() <= 2 * Report.LONGEST_PLACE);
        return new Place(plain(words[at]), plain(words[at + 1]));
    }

    private static @Nullable Concealment concealment(String word) {
        return word.equals(Report.NONE) ? null : Concealment.valueOf(word);
    }

    private static String plain(String written) {
        if (written.indexOf('\\') < 0) {
            return written;
        }
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < written.length(); at++) {
            char one = written.charAt(at);
            if (one == '\\') {
                at++;
                plain.append(
                        switch (written.charAt(at)) {
                            case '\\' -> '\\';
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> throw new IllegalArgumentException("not a report");
                        });
            } else {
                plain.append(one);
            }
        }
        return plain.toString();
    }

    private static void must(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not a report");
        }
    }

    Inspection inspection() {
        must(type != null && whole != null);
        return new Inspection(Objects.requireNonNull(type), pieces, findings, Boolean.TRUE.equals(whole));
    }
}
