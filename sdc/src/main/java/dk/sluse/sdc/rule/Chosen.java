package dk.sluse.sdc.rule;

import dk.sluse.sdc.table.Table;
import java.util.BitSet;

/**
 * Cells that somebody decided to hide, whatever is in them: by hand, or because other tables would give something away
 * together with them.
 *
 * @param cells by number; handed over, not copied
 */
public record Chosen(BitSet cells) implements SafetyRule {

    @Override
    public boolean unsafe(Table table, int cell) {
        return cells.get(cell);
    }

    @Override
    public boolean findsEmptyCells() {
        return true;
    }

    @Override
    public Evidence evidence(Table table, int cell) {
        return new Evidence.ByHand();
    }
}
