package dk.sluse.billing;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is to be paid for: by a simulation, an application's content, or what has been delivered.
 *
 * @param newScheme whether a scheme is founded, or only changed
 * @param dataSets how many are extracted of each register, by its name; at least 1 each
 * @param ownData how many sets of own data are declared
 * @param agreedHours further work that is counted by the hour, such as tailor-made data; at most two decimals
 * @param seats how many of each program, by its code
 * @param diskBytes how much is kept
 * @param serverSetUp whether an own server has to be set up
 */
public record Order(
        boolean newScheme,
        Map<String, Integer> dataSets,
        int ownData,
        BigDecimal agreedHours,
        Map<String, Integer> seats,
        long diskBytes,
        boolean ownServer,
        boolean serverSetUp) {

    /** Bytes of a gigabyte, as disk is ordered. */
    public static final long GIGABYTE = 1_000_000_000L;

    public Order {
        dataSets = Collections.unmodifiableMap(new TreeMap<>(dataSets));
        seats = Collections.unmodifiableMap(new TreeMap<>(seats));
        if (dataSets.values().stream().anyMatch(number -> number < 1)
                || seats.values().stream().anyMatch(number -> number < 0)
                || ownData < 0
                || diskBytes < 0
                || !PriceList.isAmount(agreedHours)) {
            throw new IllegalArgumentException("nothing can be ordered less than not at all");
        }
    }
}
