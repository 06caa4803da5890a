package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

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
        for (Piece piece : reading.pieces()) {
            switch (piece) {
                case Piece.Grid grid -> {
                    keys.look(grid);
                    findings.addAll(ofTable(grid));
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

    private List<Finding> ofTable(Piece.Grid grid) {
        List<Finding> findings = new ArrayList<>();
        if (grid.rows().size() > policy.rows()) {
            findings.add(
                    new Finding(Rule.SIZE, grid.place(), grid.how(), grid.rows().size()));
        }
        TableView table = new TableView(grid);
        new Records(table).find().ifPresent(findings::add);
        findings.addAll(new Counts(table, policy.threshold()).find());
        findings.addAll(new Masks(table).find());
        findings.addAll(new Extremes(table).find());
        return findings;
    }
}
