package dk.sluse.release;

import dk.sluse.tabulation.memory.Shown;
import java.util.List;

/**
 * A table made on Sluse's pages that went home, with what is seen of it.
 *
 * @param periods the counts of each
 */
public record SentTable(Release release, List<Shown> periods) {

    public SentTable {
        periods = List.copyOf(periods);
    }
}
