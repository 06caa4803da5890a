package dk.sluse.billing;

import dk.sluse.scheme.content.Programs;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The programs that the price list in force has. */
@Component
class PricedPrograms implements Programs {

    private final PriceLists lists;

    PricedPrograms(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    public SortedSet<String> offered() {
        return lists.today()
                .map(one -> (SortedSet<String>) new TreeSet<>(one.seats().keySet()))
                .orElse(new TreeSet<>());
    }
}
