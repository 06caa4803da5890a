package dk.sluse.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What things cost from a day on, until a newer list takes over. Amounts are kroner without VAT, with two decimals.
 *
 * @param validFrom first day
 * @param hourlyRate of the office's work for public bodies
 * @param administration of a scheme, for each started quarter
 * @param disk for each started 5 GB (5 · 10^9 bytes) and quarter
 * @param ownServer upkeep of a server of one's own, for each quarter
 * @param seats of programs by their code, for each seat and quarter
 * @param hours what work of a fixed price counts for
 * @param vatPercent of all of it
 */
public record PriceList(
        LocalDate validFrom,
        BigDecimal hourlyRate,
        BigDecimal administration,
        BigDecimal disk,
        BigDecimal ownServer,
        Map<String, BigDecimal> seats,
        FixedHours hours,
        BigDecimal vatPercent) {

    /** Size that disk is counted in, in bytes. */
    public static final long DISK_STEP = 5_000_000_000L;

    private static final BigDecimal MOST = new BigDecimal("100000000");

    public PriceList {
        hourlyRate = amount(hourlyRate);
        administration = amount(administration);
        disk = amount(disk);
        ownServer = amount(ownServer);
        vatPercent = amount(vatPercent);
        Map<String, BigDecimal> sorted = new TreeMap<>();
        seats.forEach((program, price) -> sorted.put(program, amount(price)));
        seats = Collections.unmodifiableMap(sorted);
        if (seats.keySet().stream().anyMatch(program -> !program.matches("[A-Za-z][A-Za-z0-9+ -]{0,29}"))) {
            throw new IllegalArgumentException("a program has a short name of letters and digits");
        }
    }

    static BigDecimal amount(BigDecimal given) {
        if (!isAmount(given)) {
            throw new IllegalArgumentException("prices and hours have at most two decimals and are not negative");
        }
        return given.setScale(2);
    }

    /** Whether this can stand in a price list. */
    public static boolean isAmount(BigDecimal given) {
        return given.signum() >= 0 && given.stripTrailingZeros().scale() <= 2 && given.compareTo(MOST) < 0;
    }
}
