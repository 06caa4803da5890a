package dk.sluse.inspection.content;

import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Piece.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects what is read from a file, as long as it is not more than may be. */
public final class Reading {

    /**
     * How much may be read.
     *
     * @param cells of all tables
     * @param characters of all texts and cells
     * @param depth of files in files
     */
    public record Limits(int cells, long characters, int depth) {
        public static final Limits USUAL = new Limits(3_000_000, 200_000_000L, 3);
    }

    /** Something that is there, and not shown. */
    public record Concealed(Concealment how, Place place) {}

    private final Limits limits;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<Concealed> concealed = new LinkedHashSet<>();
    private long cells;
    private long characters;

    public Reading(Limits limits) {
        this.limits = limits;
    }

    public Limits limits() {
        return limits;
    }

    public List<Piece> pieces() {
        return Collections.unmodifiableList(pieces);
    }

    public List<Concealed> concealed() {
        return List.copyOf(concealed);
    }

    /** Something is concealed, whatever it holds. */
    public void conceals(Concealment how, Place place) {
        concealed.add(new Concealed(how, place));
    }

    /**
     * Keeps a piece.
     *
     * @throws TooMuch if there is more than may be read
     */
    public void add(Piece piece) throws TooMuch {
        pieces.add(piece);
    }

    /** Counts a cell before it is kept. */
    public Cell cell(int column, String text) throws TooMuch {
        cells++;
        count(text);
        if (cells > limits.cells()) {
            throw new TooMuch("cells");
        }
        return new Cell(column, text);
    }

    /** Counts text before it is kept, and gives it back. */
    public String count(String text) throws TooMuch {
        characters += text.length();
        if (characters > limits.characters()) {
            throw new TooMuch("characters");
        }
        return text;
    }

    /** Keeps text, if there is any. */
    public void text(Place place, @Nullable Concealment how, List<String> lines) throws TooMuch {
        if (lines.stream().anyMatch(line -> !line.isBlank())) {
            for (String line : lines) {
                count(line);
            }
            add(new Text(place, how, 1, lines));
        }
    }

    /** Keeps a table, if there is anything in it. */
    public void grid(Place place, @Nullable Concealment how, List<Row> rows) throws TooMuch {
        if (rows.stream().anyMatch(row -> !row.cells().isEmpty())) {
            add(new Grid(place, how, rows));
        }
    }
}
