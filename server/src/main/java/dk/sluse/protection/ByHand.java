package dk.sluse.protection;

import dk.sluse.sdc.rule.Chosen;
import dk.sluse.sdc.rule.SafetyRule;
import dk.sluse.sdc.suppression.ProtectedTable;
import dk.sluse.sdc.suppression.Protection;
import dk.sluse.sdc.table.Shape;
import dk.sluse.sdc.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on single cells: a file with the columns of the groupings and {@code status}, which is {@code hide}, {@code show}, or what
 * hiding the cell costs beside others: above 1 to keep it, below 1 to hide it rather than them.
 */
final class ByHand {

    private static final String STATUS = "status";

    private final Table table;
    private final BitSet hidden = new BitSet();
    private final BitSet decided = new BitSet();
    private final double[] weights;

    private ByHand(Table table) {
        this.table = table;
        this.weights = new double[table.shape().cells()];
        Arrays.fill(weights, 1);
    }

    /** @param file null if nothing is decided by hand */
    static ByHand read(Table table, @Nullable Path file) {
        ByHand decisions = new ByHand(table);
        if (file != null) {
            CodedRows.read(table.shape(), new DataFile(file), decisions::take, STATUS);
        }
        return decisions;
    }

    private void take(CodedRows.Row row) {
        if (decided.get(row.cell())) {
            throw row.problem("the cell " + CodedRows.name(table.shape(), row.cell()) + " is decided twice");
        }
        decided.set(row.cell());
        switch (row.text(STATUS)) {
            case "hide" -> hidden.set(row.cell());
            case "show" -> weights[row.cell()] = Double.POSITIVE_INFINITY;
            default -> {
                weights[row.cell()] = row.number(STATUS);
                if (!(weights[row.cell()] > 0)) {
                    throw row.problem("the status of a cell is hide, show or a cost above 0");
                }
            }
        }
    }

    /** The rules, and what is to be hidden whatever they say. */
    List<SafetyRule> with(List<SafetyRule> rules) {
        List<SafetyRule> all = new ArrayList<>(rules);
        if (!hidden.isEmpty()) {
            all.add(new Chosen(hidden));
        }
        return all;
    }

    Protection with(Protection protection) {
        return Arrays.stream(weights).allMatch(weight -> weight == 1) ? protection : protection.withWeights(weights);
    }

    /** What a rule finds unsafe is not shown, whoever wishes it. */
    void requireSafe(List<SafetyRule> rules) {
        Shape shape = table.shape();
        for (int cell = 0; cell < weights.length; cell++) {
            int one = cell;
            if (Double.isInfinite(weights[cell]) && rules.stream().anyMatch(rule -> rule.finds(table, one))) {
                throw new Problem("the cell " + CodedRows.name(shape, cell)
                        + " is to be shown by hand, and a rule finds it unsafe");
            }
        }
    }

    /** What is to be shown is shown, or the table is not made. */
    void requireShown(ProtectedTable safe) {
        for (int cell = 0; cell < weights.length; cell++) {
            if (Double.isInfinite(weights[cell]) && safe.status(cell).suppressed()) {
                throw new Problem("the cell " + CodedRows.name(table.shape(), cell)
                        + " is to be shown by hand, and cannot be: a total above it has too few units");
            }
        }
    }
}
