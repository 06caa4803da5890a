package dk.sluse.billing;

import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Programs;
import dk.sluse.workspace.programs.OrderedSeats;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;
import org.springframework.stereotype.Component;

/** Seats at the price list in force, and as contents that are agreed have them. */
@Component
class AgreedSeats implements OrderedSeats {

    private final PriceLists lists;
    private final Programs programs;
    private final Contents contents;

    AgreedSeats(PriceLists lists, Programs programs, Contents contents) {
        this.lists = lists;
        this.programs = programs;
        this.contents = contents;
    }

    @Override
    public SortedSet<String> lines() {
        return programs.offered();
    }

    @Override
    public Optional<BigDecimal> quarterly(String line) {
        return lists.today().flatMap(list -> Optional.ofNullable(list.seats().get(line)));
    }

    @Override
    public int of(SchemeId scheme, String line) {
        return contents.agreed(scheme)
                .map(content -> content.wishes().seats().getOrDefault(line, 0))
                .orElse(0);
    }
}
