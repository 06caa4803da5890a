package dk.sluse.delivery.update;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.OwnerRules;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.RegistersPublished;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.PackageDelivered;
import dk.sluse.people.OfficeTime;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Orders what follows by itself from a change of the bank or from the day, for the schemes in force. */
@Component
public class Updates {

    private final Schemes schemes;
    private final Deliveries deliveries;
    private final Reruns reruns;
    private final Catalogue catalogue;
    private final Clock clock;

    Updates(Schemes schemes, Deliveries deliveries, Reruns reruns, Catalogue catalogue, Clock clock) {
        this.schemes = schemes;
        this.deliveries = deliveries;
        this.reruns = reruns;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** New periods are delivered where they are followed; new versions of what a scheme holds are offered to it. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RegistersPublished event) {
        for (Agreement agreement : inForce()) {
            boolean concerned =
                    agreement.items().stream().map(PackageItem::register).anyMatch(event.registers()::contains);
            if (concerned) {
                Optional<DeliveredPackage> holds = deliveries.current(agreement.scheme());
                offerNewer(agreement, holds);
                orderIfDue(agreement, holds, true);
            }
        }
    }

    /** What was published while a package was made is offered when it is there. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(PackageDelivered event) {
        schemes.agreement(event.scheme())
                .ifPresent(agreement -> offerNewer(agreement, deliveries.current(agreement.scheme())));
    }

    /** Orders the packages of all schemes that lack a period which they may have from today on. */
    @Transactional
    public void orderWhatIsDue() {
        for (Agreement agreement : inForce()) {
            orderIfDue(agreement, deliveries.current(agreement.scheme()), false);
        }
    }

    private void offerNewer(Agreement agreement, Optional<DeliveredPackage> holds) {
        for (PackageItem item : agreement.items()) {
            for (RegisterPeriod newest : catalogue.periods(item.register())) {
                int held = held(holds, item.register(), newest.period());
                if (held > 0
                        && newest.version() > held
                        && !reruns.isOffered(agreement.scheme(), item.register(), newest.period(), newest.version())) {
                    reruns.offer(agreement.scheme(), item.register(), newest.period(), held, newest.version());
                }
            }
        }
    }

    private List<Agreement> inForce() {
        LocalDate today = OfficeTime.today(clock);
        return schemes.all().stream()
                .filter(scheme -> scheme.inForceOn(today))
                .map(Scheme::id)
                .flatMap(id -> schemes.agreement(id).stream())
                .toList();
    }

    /**
     * @param bankChanged whether what stopped the newest delivery may have been mended
     */
    private void orderIfDue(Agreement agreement, Optional<DeliveredPackage> holds, boolean bankChanged) {
        Delivery.State newest =
                deliveries.newest(agreement.scheme()).map(Delivery::state).orElse(Delivery.State.WAITING);
        boolean mended = newest == Delivery.State.STOPPED && bankChanged;
        boolean lacks =
                newest == Delivery.State.DONE && agreement.items().stream().anyMatch(item -> lacks(item, holds));
        if (mended || lacks) {
            deliveries.order(agreement.scheme(), Delivery.Cause.NEW_PERIOD);
        }
    }

    private boolean lacks(PackageItem item, Optional<DeliveredPackage> holds) {
        OwnerRules rules = catalogue.register(item.register()).orElseThrow().rules();
        LocalDate today = OfficeTime.today(clock);
        return catalogue.periods(item.register()).stream()
                .filter(period -> item.covers(period.period()) && period.openOn(today, rules))
                .anyMatch(period -> held(holds, item.register(), period.period()) == 0);
    }

    private static int held(Optional<DeliveredPackage> holds, String register, String period) {
        return holds.map(one -> one.bankVersion(register, period)).orElse(0);
    }
}
