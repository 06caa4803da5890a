package dk.sluse.delivery.making;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.OwnerRules;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.update.Reruns;
import dk.sluse.scheme.PackageItem;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which version of each period a package holds: the one that it held before, until the scheme takes over a later one, and the
 * newest of what it did not hold.
 *
 * @param before the package before
 * @param accepted the versions that the scheme has taken over
 * @param today at the office
 */
record Held(Catalogue catalogue, Optional<DeliveredPackage> before, Reruns.Accepted accepted, LocalDate today) {

    /** The periods that an item has today, oldest first. */
    List<RegisterPeriod> periods(PackageItem item) {
        return open(item.register())
                .filter(period -> item.covers(period.period()))
                .toList();
    }

    /** The periods of a register that its owner lets be used today, as they are held. */
    Stream<RegisterPeriod> open(String register) {
        OwnerRules rules = catalogue.register(register).orElseThrow().rules();
        return catalogue.periods(register).stream()
                .filter(period -> period.openOn(today, rules))
                .map(this::held);
    }

    private RegisterPeriod held(RegisterPeriod newest) {
        String register = newest.register();
        int heldBefore =
                before.map(one -> one.bankVersion(register, newest.period())).orElse(0);
        int version = Math.max(heldBefore, accepted.version(register, newest.period()));
        return heldBefore == 0 || version == newest.version()
                ? newest
                : catalogue.period(register, newest.period(), version).orElse(newest);
    }
}
