package dk.sluse.inspection.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that a file holds. What is in it may be confidential, so that none of them prints it. */
public sealed interface Piece {

    Place place();

    /** How it is concealed; empty for what everybody sees. */
    Optional<Concealment> concealment();

    /**
     * A table.
     *
     * @param rows from above; each may have another length
     */
    record Grid(Place place, @Nullable Concealment how, List<Row> rows) implements Piece {

        public Grid {
            rows = List.copyOf(rows);
        }

        @Override
        public Optional<Concealment> concealment() {
            return Optional.ofNullable(how);
        }

        /** What stands in its cells, by their places; empty ones may be left out. */
        public Map<Place, String> texts() {
            Map<Place, String> texts = new HashMap<>();
            rows.forEach(row ->
                    row.cells().forEach(cell -> texts.put(place.cell(row.number(), cell.column()), cell.text())));
            return texts;
        }

        @Override
        public String toString() {
            return "Grid[" + place + ", " + rows.size() + " rows]";
        }
    }

    /**
     * A row of a table.
     *
     * @param number from 1 on, as the file counts; rows without anything may be left out
     * @param cells by their columns, ascending; empty ones may be left out
     */
    record Row(int number, List<Cell> cells) {

        public Row {
            cells = List.copyOf(cells);
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /**
     * A cell.
     *
     * @param column from 1 on
     * @param text as it is stored, not as it is shown
     */
    record Cell(int column, String text) {
        @Override
        public String toString() {
            return "Cell[" + column + "]";
        }
    }

    /**
     * Text.
     *
     * @param first number of the first line
     */
    record Text(Place place, @Nullable Concealment how, int first, List<String> lines) implements Piece {

        public Text {
            lines = List.copyOf(lines);
        }

        @Override
        public Optional<Concealment> concealment() {
            return Optional.ofNullable(how);
        }

        @Override
        public String toString() {
            return "Text[" + place + ", " + lines.size() + " lines]";
        }
    }

    /** A picture, of which nothing can be read. Sizes are pixels. */
    record Picture(Place place, @Nullable Concealment how, int width, int height) implements Piece {
        @Override
        public Optional<Concealment> concealment() {
            return Optional.ofNullable(how);
        }
    }

    /**
     * A diagram as a drawing, whose marks can be counted.
     *
     * @param marks how many points, dots or the like it has
     */
    record Drawing(Place place, int marks) implements Piece {
        @Override
        public Optional<Concealment> concealment() {
            return Optional.empty();
        }
    }
}
