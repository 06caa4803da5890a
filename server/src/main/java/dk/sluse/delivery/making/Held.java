package dk.sluse.delivery.making;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.scheme.PackageItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Which version of each period a package holds: the one that it held before, until the scheme takes over a later one, and the
 * newest of what it did not hold.
 *
 * @param before the package before
 * @param accepted the versions that the scheme has taken over
 * @param today at the office
 */
record Held(Catalogue catalogue, Optional<DeliveredPackage> before, Accepted accepted, LocalDate today) {

    /** Which version of a period a scheme has taken over. */
    @FunctionalInterface
    interface Accepted {

        /** 0 where it has taken over none. */
        int version(String register, String period);
    }

    /** The periods that an item has today, oldest first. */
    List<RegisterPeriod> periods(PackageItem item) {
        return catalogue.periods(item.register()).stream()
                .filter(period -> item.covers(period.period()) && isOpen(period))
                .map(this::held)
                .toList();
    }

    /** Whether its owner lets a period be used today. */
    boolean isOpen(RegisterPeriod period) {
        return period.openOn(
                today, catalogue.register(period.register()).orElseThrow().rules());
    }

    /** The version that is held of a period. */
    RegisterPeriod held(RegisterPeriod newest) {
        int heldBefore = before.flatMap(one -> one.manifest().register(newest.register()))
                .flatMap(one -> one.file(newest.period()))
                .map(file -> file.bankVersion())
                .orElse(0);
        if (heldBefore == 0) {
            return newest;
        }
        int version = Math.max(heldBefore, accepted.version(newest.register(), newest.period()));
        return catalogue.period(newest.register(), newest.period(), version).orElse(newest);
    }
}
