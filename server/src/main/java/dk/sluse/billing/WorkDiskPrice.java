package dk.sluse.billing;

import dk.sluse.workspace.disk.DiskPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Disk at the price list in force. */
@Component
class WorkDiskPrice implements DiskPrice {

    private final PriceLists lists;

    WorkDiskPrice(PriceLists lists) {
        this.lists = lists;
    }

    @Override
    public Optional<BigDecimal> quarterly(long bytes) {
        return lists.today()
                .map(list -> list.disk()
                        .multiply(BigDecimal.valueOf(bytes))
                        .divide(BigDecimal.valueOf(PriceList.DISK_STEP), 2, RoundingMode.HALF_UP));
    }
}
