package dk.sluse.sdc.suppression;

import dk.sluse.sdc.table.Table;
import java.util.List;

/**
 * A table with the decision for each of its cells.
 *
 * @param table what was protected
 * @param statuses one per cell, in the order of the shape
 */
public record ProtectedTable(Table table, List<CellStatus> statuses) {

    public ProtectedTable {
        statuses = List.copyOf(statuses);
    }

    public CellStatus status(int cell) {
        return statuses.get(cell);
    }

    public long suppressed() {
        return statuses.stream().filter(CellStatus::suppressed).count();
    }
}
