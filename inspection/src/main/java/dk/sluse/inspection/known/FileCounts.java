package dk.sluse.inspection.known;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Counts;
import dk.sluse.inspection.rule.Counts.Figure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The counts of all tables of a file, with what stands beside and over them; made once, and held against any number of known tables. */
public final class FileCounts {

    /**
     * A table of the file.
     *
     * @param labels what stands in each column beside its counts
     */
    record Counted(Grid grid, String above, List<Figure> figures, Map<Integer, Set<String>> labels) {

        Place place(Figure figure) {
            return grid.place().cell(figure.row(), figure.column());
        }
    }

    private final List<Counted> tables = new ArrayList<>();

    /** @param pieces of the file */
    public FileCounts(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece instanceof Grid grid) {
                List<Figure> figures = Counts.figures(grid).stream()
                        .filter(figure -> figure.count().isPresent())
                        .toList();
                if (!figures.isEmpty()) {
                    tables.add(new Counted(grid, Counts.above(grid), figures, labels(figures)));
                }
            }
        }
    }

    private static Map<Integer, Set<String>> labels(List<Figure> figures) {
        Map<Integer, Set<String>> labels = new HashMap<>();
        for (Figure figure : figures) {
            figure.beside()
                    .forEach((column, label) ->
                            labels.computeIfAbsent(column, _ -> new HashSet<>()).add(label));
        }
        return labels;
    }

    List<Counted> tables() {
        return tables;
    }
}
