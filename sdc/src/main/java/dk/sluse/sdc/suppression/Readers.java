package dk.sluse.sdc.suppression;

import dk.sluse.sdc.search.Reach;
import dk.sluse.sdc.search.Reduction;
import dk.sluse.sdc.search.Rooms;
import dk.sluse.sdc.table.Measure;

/**
 * What readers know of the bundles in a measure: everybody, and those who have contributed to one themselves.
 */
final class Readers {

    private final Measure measure;
    private final Pattern pattern;
    private final Reduction table;
    private final Reach all;
    private final Reach inside;
    private final Rooms rooms;

    Readers(Measure measure, Pattern pattern, Reduction table) {
        this.measure = measure;
        this.pattern = pattern;
        this.table = table;
        this.all = Reach.none(table);
        this.inside = Reach.none(table);
        this.rooms = new Rooms(table, all, inside);
        for (int bundle = 0; bundle < table.bundles(); bundle++) {
            look(bundle);
        }
    }

    /** Looks at a bundle again, after what is known of it has changed. */
    void look(int bundle) {
        int[] cells = table.cells(bundle);
        all.look(
                bundle,
                cells,
                measure.values(),
                cell -> pattern.lowest(measure, cell),
                cell -> pattern.highest(measure, cell));
        inside.look(
                bundle,
                cells,
                measure.values(),
                cell -> pattern.insidersLowest(measure, cell),
                cell -> pattern.insidersHighest(measure, cell));
    }

    /** How far bundles may move for everybody. */
    Rooms rooms() {
        rooms.against(new int[0]);
        return rooms;
    }

    /** How far bundles may move in a proof of this need, given the other proof that it is to be read with. */
    Rooms rooms(Need need) {
        Need other = need.partner();
        int[] proof = other == null ? null : other.proof();
        rooms.against(
                other == null || proof == null
                        ? new int[0]
                        : rooms.disbelievers(need.bundle(), proof, other.proofAmount()));
        return rooms;
    }
}
