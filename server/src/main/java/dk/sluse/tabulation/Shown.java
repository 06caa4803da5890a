package dk.sluse.tabulation;

import dk.sluse.sdc.rule.ConcentrationRule;
import dk.sluse.sdc.rule.MinimumFrequency;
import dk.sluse.sdc.suppression.CellStatus;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.table.Shape;
import dk.sluse.tabulation.SafeTable.Cell;
import dk.sluse.tabulation.SafeTable.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Takes out of a protected table what may be seen. */
final class Shown {

    private static final int PERCENT = 100;

    private final ProtectedTable table;
    private final TableDefinition definition;

    Shown(ProtectedTable table, TableDefinition definition) {
        this.table = table;
        this.definition = definition;
    }

    List<Cell> cells() {
        Shape shape = table.table().shape();
        List<Cell> cells = new ArrayList<>(shape.cells());
        for (int cell = 0; cell < shape.cells(); cell++) {
            cells.add(cell(cell));
        }
        return cells;
    }

    private Cell cell(int cell) {
        Status status = status(table.status(cell));
        if (status.isHidden()) {
            return new Cell(OptionalDouble.empty(), OptionalDouble.empty(), status);
        }
        return switch (definition.measure().kind()) {
            case COUNT, SUM -> new Cell(OptionalDouble.of(value(0, cell)), OptionalDouble.empty(), status);
            case MEAN -> mean(value(0, cell), value(1, cell));
            case SHARE -> share(cell);
        };
    }

    private double value(int measure, int cell) {
        return table.table().measures().get(measure).values()[cell];
    }

    private static Cell mean(double count, double sum) {
        OptionalDouble mean = count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        return new Cell(mean, OptionalDouble.of(count), Status.SHOWN);
    }

    /** In percent of the row's total, which must not be hidden itself. */
    private Cell share(int cell) {
        Shape shape = table.table().shape();
        int[] nodes = shape.nodes(cell);
        for (int i = 1 + definition.rows().size(); i < nodes.length; i++) {
            nodes[i] = 0;
        }
        int whole = shape.cell(nodes);
        if (status(table.status(whole)).isHidden()) {
            return new Cell(OptionalDouble.empty(), OptionalDouble.empty(), Status.TOTAL_HIDDEN);
        }
        double total = value(0, whole);
        OptionalDouble share =
                total == 0 ? OptionalDouble.empty() : OptionalDouble.of(PERCENT * value(0, cell) / total);
        return new Cell(share, OptionalDouble.empty(), Status.SHOWN);
    }

    private static Status status(CellStatus status) {
        return switch (status) {
            case CellStatus.Published _ -> Status.SHOWN;
            case CellStatus.Primary(MinimumFrequency _) -> Status.TOO_FEW;
            case CellStatus.Primary(ConcentrationRule _) -> Status.DOMINATED;
            case CellStatus.Secondary _ -> Status.PROTECTS_ANOTHER;
            case CellStatus.Primary _, CellStatus.Withheld _ -> Status.HIDDEN;
        };
    }
}
