package dk.sluse.workspace.programs;

import dk.sluse.scheme.SchemeId;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedSet;

/** What authorities order and pay for: seats of programs, by lines of the price list. */
public interface OrderedSeats {

    /** The lines that the price list in force has; none without a list. */
    SortedSet<String> lines();

    /** Kroner without VAT for a seat and quarter; empty if the list in force has no such line. */
    Optional<BigDecimal> quarterly(String line);

    /** How many a scheme's agreement has of a line; 0 where nothing was agreed. */
    int of(SchemeId scheme, String line);
}
