package dk.sluse.billing;

import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.content.Programs;
import java.time.Clock;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The programs that the price list in force has. */
@Component
class PricedPrograms implements Programs {

    private final PriceLists lists;
    private final Clock clock;

    PricedPrograms(PriceLists lists, Clock clock) {
        this.lists = lists;
        this.clock = clock;
    }

    @Override
    public SortedSet<String> offered() {
        return lists.on(SchemeAccess.today(clock))
                .map(one -> (SortedSet<String>) new TreeSet<>(one.seats().keySet()))
                .orElse(new TreeSet<>());
    }
}
