package dk.sluse.inspection;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.rule.Finding;
import java.util.List;

/**
 * What was found in a file.
 *
 * @param type what it is, whatever it is called
 * @param pieces what it holds; empty if it cannot be read
 * @param findings what speaks against sending it home; empty if nothing does
 * @param whole whether the pieces are all that it holds
 */
public record Inspection(FileType type, List<Piece> pieces, List<Finding> findings, boolean whole) {

    public Inspection {
        pieces = List.copyOf(pieces);
        findings = List.copyOf(findings);
    }

    @Override
    public String toString() {
        return "Inspection[" + type + ", " + findings + "]";
    }
}
