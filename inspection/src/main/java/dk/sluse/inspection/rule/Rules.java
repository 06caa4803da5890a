package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Concealment;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.content.Reading;
import dk.sluse.inspection.table.Blocks;
import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.TableView;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rules for what a file holds. */
public final class Rules {

    private final Policy policy;
    private final Predicate<String> serials;

    /**
     * Rules of a scheme.
     *
     * @param serials whether twelve digits are a serial number of the scheme
     */
    public Rules(Policy policy, Predicate<String> serials) {
        this.policy = policy;
        this.serials = serials;
    }

    /** What speaks against what was read. */
    public List<Finding> findings(Reading reading) {
        List<Finding> findings = new ArrayList<>();
        for (Reading.Concealed one : reading.concealed()) {
            findings.add(new Finding(Rule.CONCEALED, one.place(), one.how(), 0));
        }
        Keys keys = new Keys(serials);
        Set<String> shown = shown(reading);
        for (Piece piece : reading.pieces()) {
            switch (piece) {
                case Piece.Grid grid -> {
                    keys.look(grid);
                    if (!isDrawnFrom(grid, shown)) {
                        findings.addAll(ofTable(grid));
                    }
                }
                case Piece.Text text -> {
                    keys.look(text);
                    findings.addAll(Models.find(text));
                    findings.addAll(Extremes.find(text));
                }
                case Piece.Drawing drawing -> {
                    if (drawing.marks() > policy.marks()) {
                        findings.add(new Finding(Rule.UNIT_PLOT, drawing.place(), null, drawing.marks()));
                    }
                }
                case Piece.Picture _ -> {
                    // Nothing of it can be read.
                }
            }
        }
        findings.addAll(keys.findings());
        return findings.stream().distinct().toList();
    }

    /** What everybody sees in tables. */
    private static Set<String> shown(Reading reading) {
        return reading.pieces().stream()
                .flatMap(piece ->
                        piece instanceof Piece.Grid grid && grid.how() == null ? grid.rows().stream() : Stream.empty())
                .flatMap(row -> row.cells().stream())
                .map(Piece.Cell::text)
                .collect(Collectors.toSet());
    }

    /** Figures of a chart that a table of the same file has too are judged there. */
    private static boolean isDrawnFrom(Piece.Grid grid, Set<String> shown) {
        return grid.how() == Concealment.CHART_DATA
                && grid.rows().stream()
                        .flatMap(row -> row.cells().stream())
                        .allMatch(cell -> shown.contains(cell.text())
                                || !Figures.isNumber(cell.text())
                                || cell.text().length() < 3);
    }

    /** Tables that stand apart from others on the same sheet; one without a head of its own may go on with another one. */
    private List<Finding> blocks(Piece.Grid grid) {
        List<Finding> findings = new ArrayList<>();
        for (Piece.Grid block : Blocks.of(grid)) {
            TableView table = new TableView(block);
            findings.addAll(table.hasHead() && grid.how() != Concealment.METADATA ? ofTable(block) : records(table));
        }
        return findings;
    }

    private static List<Finding> records(TableView table) {
        return new Records(table)
                .find().or(() -> TableView.turned(table.grid()).flatMap(turned -> new Records(turned).find())).stream()
                        .toList();
    }

    private List<Finding> ofTable(Piece.Grid grid) {
        List<Finding> findings = new ArrayList<>();
        if (grid.rows().size() > policy.rows()) {
            findings.add(
                    new Finding(Rule.SIZE, grid.place(), grid.how(), grid.rows().size()));
        }
        TableView table = new TableView(grid);
        findings.addAll(blocks(grid));
        findings.addAll(records(table));
        if (grid.how() == Concealment.METADATA) {
            // Numbers of pages and the like are no counts.
            return findings;
        }
        findings.addAll(new Counts(table, policy.threshold()).find());
        findings.addAll(new Masks(table).find());
        findings.addAll(Models.find(table));
        findings.addAll(new Extremes(table).find());
        findings.addAll(new Dominance(table, policy.dominance()).find());
        return findings;
    }
}
