package dk.sluse.catalogue.export;

import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.search.CatalogueSearch.Years;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the catalogue says of a register, whether the bank has it or not.
 *
 * @param held as its owner describes it; null where the bank does not have it
 * @param owner what its subject office is called; empty where nobody has it
 * @param variables how many it has
 * @param periods that the bank has, oldest first
 */
record DescribedRegister(
        String name,
        Titles titles,
        @Nullable Register held,
        String owner,
        int variables,
        List<RegisterPeriod> periods) {

    /**
     * All that it says of a variable.
     *
     * @param stored as it lies in the bank; null if it does not
     * @param codes its values; null if it has no code list
     */
    record DescribedVariable(
            String name,
            Titles titles,
            @Nullable Variable stored,
            @Nullable CodeList codes,
            Years years) {}

    DescribedRegister {
        periods = List.copyOf(periods);
    }

    /** Its titles, or its name where it has none. */
    Titles named() {
        return new Titles(
                titles.da().isBlank() ? name : titles.da(), titles.en().isBlank() ? name : titles.en());
    }
}
