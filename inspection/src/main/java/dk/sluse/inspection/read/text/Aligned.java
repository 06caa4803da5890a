package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.read.Where;
import dk.sluse.inspection.read.text.Words.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows of words and codes below each other, wide apart, with hardly a number, which {@link Listing} takes for text. */
final class Aligned {

    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_COLUMNS = 3;

    private final Reading reading;
    private final Where where;
    private final List<String> lines;
    private int tables;

    Aligned(Reading reading, Where where, List<String> lines) {
        this.reading = reading;
        this.where = where;
        this.lines = lines;
    }

    /** Keeps each table that there is. */
    void read() throws IOException {
        List<Integer> run = new ArrayList<>();
        List<Word> last = List.of();
        for (int line = 0; line < lines.size(); line++) {
            String plain = Words.plain(lines.get(line));
            if (plain.isBlank() || Words.isRuler(plain)) {
                continue;
            }
            List<Word> words = Words.of(plain, 2);
            if (!run.isEmpty() && !isBelow(words, last)) {
                keep(run);
                run.clear();
            }
            if (words.size() >= FEWEST_COLUMNS) {
                run.add(line);
                last = words;
            }
        }
        keep(run);
    }

    /** Whether each word begins or ends where the one above it does, but for one. */
    private static boolean isBelow(List<Word> words, List<Word> above) {
        int off = 0;
        for (int i = 0; i < words.size() && words.size() == above.size(); i++) {
            boolean below = words.get(i).from() == above.get(i).from()
                    || words.get(i).to() == above.get(i).to();
            off += below ? 0 : 1;
        }
        return words.size() == above.size() && off <= 1;
    }

    private void keep(List<Integer> run) throws IOException {
        long listed = run.stream()
                .filter(line -> Listing.isRow(Words.plain(lines.get(line))))
                .count();
        if (run.size() <= FEWEST_ROWS || listed * 2 > run.size()) {
            return;
        }
        List<Row> rows = new ArrayList<>();
        for (int line : run) {
            List<Cell> cells = new ArrayList<>();
            for (Word word : Words.of(Words.plain(lines.get(line)), 2)) {
                cells.add(reading.cell(cells.size() + 1, word.text()));
            }
            rows.add(new Row(line + 1, cells));
        }
        tables++;
        Where at = where.within("table " + tables);
        reading.grid(at.place(), at.how(), rows);
    }
}
