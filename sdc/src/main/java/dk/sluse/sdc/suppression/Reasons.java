package dk.sluse.sdc.suppression;

import dk.sluse.sdc.search.Reduction;
import dk.sluse.sdc.search.Rooms;
import dk.sluse.sdc.table.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes marks away from hidden cells where they themselves would let a number be computed. A mark tells something of
 * numbers alone, nothing of sums.
 */
final class Reasons {

    private final Pattern pattern;
    private final Reduction reduction;
    private final Cover cover;
    private final List<Readers> told = new ArrayList<>();

    Reasons(Table table, Pattern pattern, Reduction reduction, Cover cover) {
        this.pattern = pattern;
        this.reduction = reduction;
        this.cover = cover;
        table.measures().forEach(measure -> told.add(new Readers(measure, pattern, reduction)));
    }

    /**
     * Every proof must hold for a reader who knows the marks. Where no other does either, the marks go from the cells of the
     * one there is; it held before anything was marked.
     */
    void withholdWhatBetrays() {
        for (Need need : cover.needs()) {
            Rooms rooms = told.get(need.measure()).rooms(need);
            int[] proof = need.proof();
            if (proof != null && !rooms.allow(proof, need.proofAmount()) && !cover.meetAmongHidden(need, rooms)) {
                for (int at = 0; at < proof.length; at += 2) {
                    withhold(proof[at]);
                }
            }
        }
    }

    private void withhold(int bundle) {
        for (int cell : reduction.cells(bundle)) {
            pattern.withholdReason(cell);
        }
        told.forEach(readers -> readers.look(bundle));
    }
}
