package dk.sluse.catalogue;

import dk.sluse.installation.Home;
import dk.sluse.installation.hall.InDataHall;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * The identified registers: what there is of them, the index of their keys, and where they lie. Data hall.
 *
 * @param catalogue what the bank holds
 * @param keys every key in it by number
 */
@Component
@InDataHall
public record Bank(Catalogue catalogue, KeyIndex keys, Home home) {

    /** Everything that lies in the bank, the index too. */
    public Path folder() {
        return home.bank();
    }

    public Path file(RegisterPeriod period) {
        return home.root().resolve(period.path());
    }
}
