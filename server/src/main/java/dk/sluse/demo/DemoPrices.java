package dk.sluse.demo;

import dk.sluse.audit.AuditEntry;
import dk.sluse.billing.FixedHours;
import dk.sluse.billing.PriceList;
import dk.sluse.billing.PriceLists;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The demo's prices: hours and disk as Statistics Denmark had them in public in 2025, the rest made up. */
@Component
@ConditionalOnBooleanProperty("sluse.demo")
class DemoPrices implements ApplicationRunner {

    private final PriceLists lists;

    DemoPrices(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        if (lists.all().isEmpty()) {
            lists.add(
                    new PriceList(
                            LocalDate.of(2025, 1, 1),
                            new BigDecimal("1674"),
                            new BigDecimal("7500"),
                            new BigDecimal("16"),
                            new BigDecimal("12000"),
                            Map.of("SAS", new BigDecimal("1900"), "Stata", new BigDecimal("850")),
                            new FixedHours(
                                    new BigDecimal("2"),
                                    new BigDecimal("1.05"),
                                    new BigDecimal("0.04"),
                                    25,
                                    new BigDecimal("1"),
                                    new BigDecimal("10")),
                            new BigDecimal("25")),
                    AuditEntry.of("system:demo", "prices.added", "price-list"));
        }
    }
}
