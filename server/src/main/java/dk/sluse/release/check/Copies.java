package dk.sluse.release.check;

import dk.sluse.delivery.copies.DeliveredRows;
import dk.sluse.delivery.copies.DeliveredRows.Copied;
import dk.sluse.delivery.copies.Looking;
import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.request.Flag;
import dk.sluse.scheme.SchemeId;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds rows of a scheme's package in what a file holds. */
@Component
class Copies {

    private final DeliveredRows delivered;

    Copies(DeliveredRows delivered) {
        this.delivered = delivered;
    }

    /**
     * What was found.
     *
     * @param whole whether all could be compared; what could not is for reviewers
     */
    record Found(List<Flag> flags, boolean whole) {}

    Found find(SchemeId scheme, List<Piece> pieces) {
        List<WrittenRows> tables = WrittenRows.ofTables(pieces).toList();
        List<WrittenRows> texts = WrittenRows.ofTexts(pieces).toList();
        if (tables.isEmpty() && texts.isEmpty()) {
            return new Found(List.of(), true);
        }
        try (Looking looking = delivered.look(scheme)) {
            List<Flag> inTables = find(looking, tables);
            List<Flag> flags = inTables.isEmpty() ? find(looking, texts) : inTables;
            return new Found(flags, looking.isWhole());
        }
    }

    private static List<Flag> find(Looking looking, List<WrittenRows> all) {
        return all.stream()
                .flatMap(written -> looking.find(written.rows()).map(copied -> flag(written, copied)).stream())
                .toList();
    }

    private static Flag flag(WrittenRows written, Copied copied) {
        Place first = written.places().get(copied.rows().getFirst());
        return new Flag(
                Rule.DELIVERED_ROWS,
                first.part(),
                first.spot(),
                written.how(),
                copied.rows().size(),
                null,
                new Flag.Source(copied.register(), copied.period(), copied.variables()));
    }
}
