package dk.sluse.billing;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Selection;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What a content orders. */
@Component
class Orders {

    /** What a value takes in a package, by estimate: numbers and codes of registers in compressed columns. */
    static final long BYTES_OF_VALUE = 4;

    private final Catalogue catalogue;

    Orders(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * The order of a new scheme with this content. Disk is what the package will take by estimate, and what was wished for;
     * registers without periods are left out, as nothing is extracted of them.
     */
    Order of(Content content) {
        Map<String, Integer> dataSets = new TreeMap<>();
        long bytes = content.wishes().gigabytes() * Order.GIGABYTE;
        for (Selection one : content.registers()) {
            if (!one.periods().isEmpty()) {
                dataSets.put(one.register(), one.periods().size());
                bytes += bytes(one);
            }
        }
        return new Order(
                true,
                dataSets,
                0,
                BigDecimal.valueOf(content.wishes().hours()),
                content.wishes().seats(),
                bytes,
                content.wishes().ownServer());
    }

    private long bytes(Selection one) {
        long rows = catalogue.periods(one.register()).stream()
                .filter(period -> one.periods().contains(period.period()))
                .mapToLong(RegisterPeriod::rows)
                .sum();
        return rows * Math.max(1, one.variables().size()) * BYTES_OF_VALUE;
    }
}
