package dk.sluse.billing;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Selection;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
     * The order of a content. What is extracted is what has not been agreed before; what is kept and used, all of it. Disk is what
     * the package will take by estimate, and what was wished for.
     *
     * @param agreed what was agreed before; empty for a new scheme
     */
    Order of(Content content, Optional<Content> agreed) {
        Map<String, Integer> dataSets = new TreeMap<>();
        long bytes = content.wishes().gigabytes() * Order.GIGABYTE;
        for (Selection one : content.registers()) {
            int extracted = extracted(one, agreed.flatMap(before -> before.register(one.register())));
            if (extracted > 0) {
                dataSets.put(one.register(), extracted);
            }
            bytes += bytes(one);
        }
        boolean ownServer = content.wishes().ownServer();
        return new Order(
                agreed.isEmpty(),
                dataSets,
                ownData(content, agreed),
                BigDecimal.valueOf(content.wishes().hours()),
                content.wishes().seats(),
                bytes,
                ownServer,
                ownServer
                        && agreed.filter(before -> before.wishes().ownServer()).isEmpty());
    }

    /** How many sets of own data are declared anew, or otherwise than before. */
    private static int ownData(Content content, Optional<Content> agreed) {
        List<OwnData> known = agreed.map(Content::ownData).orElse(List.of());
        return Math.toIntExact(
                content.ownData().stream().filter(one -> !known.contains(one)).count());
    }

    /** How many periods of a register are extracted: the new ones, or all where each of them has to be made otherwise. */
    private static int extracted(Selection wanted, Optional<Selection> agreed) {
        boolean same = agreed.filter(before -> before.variables().containsAll(wanted.variables())
                        && Objects.equals(before.population(), wanted.population())
                        && before.coarsened().equals(wanted.coarsened()))
                .isPresent();
        return (int) wanted.periods().stream()
                .filter(period -> !same || !agreed.get().periods().contains(period))
                .count();
    }

    private long bytes(Selection one) {
        long rows = catalogue.periods(one.register()).stream()
                .filter(period -> one.periods().contains(period.period()))
                .mapToLong(RegisterPeriod::rows)
                .sum();
        return rows * Math.max(1, one.variables().size()) * BYTES_OF_VALUE;
    }
}
