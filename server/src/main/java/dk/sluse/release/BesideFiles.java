package dk.sluse.release;

import dk.sluse.tabulation.memory.Shown;
import java.util.List;
import java.util.Optional;

/** Is asked of each table that is about to go home. */
public interface BesideFiles {

    /**
     * Whether somebody who has the files that went home to the authority of a scheme learns about too few units by this table.
     *
     * @param table its periods
     * @return a file, by its request and number, that tells it together with the table; empty if none does
     */
    Optional<String> toldWith(Release release, List<Shown> table);
}
