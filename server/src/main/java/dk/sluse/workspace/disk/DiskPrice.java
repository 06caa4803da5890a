package dk.sluse.workspace.disk;

import java.math.BigDecimal;
import java.util.Optional;

/** What disk costs. */
public interface DiskPrice {

    /** Kroner without VAT for so many bytes in a quarter, as a share of what the started steps of a whole scheme cost; empty without a price list. */
    Optional<BigDecimal> quarterly(long bytes);
}
