package dk.sluse.billing;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody wants to know the price of. Whatever is typed becomes a number within bounds, so that there is always an
 * answer.
 *
 * @param registers how many
 * @param dataSets how many of each
 */
public record Simulation(
        int registers,
        int dataSets,
        int ownData,
        int hours,
        Map<String, Integer> seats,
        int gigabytes,
        boolean ownServer) {

    private static final int MOST = 400;
    private static final int MOST_GIGABYTES = 1_000_000;

    /** What a form says; the usual where it says nothing that can be. */
    public static Simulation read(Map<String, String> typed, Set<String> programs) {
        Map<String, Integer> seats = new TreeMap<>();
        for (String program : programs) {
            seats.put(program, number(typed, "seats." + program, 0, 0, MOST));
        }
        return new Simulation(
                number(typed, "registers", 5, 0, MOST),
                number(typed, "dataSets", 10, 1, MOST),
                number(typed, "ownData", 0, 0, MOST),
                number(typed, "hours", 0, 0, MOST),
                seats,
                number(typed, "gigabytes", 50, 0, MOST_GIGABYTES),
                typed.containsKey("ownServer"));
    }

    private static int number(Map<String, String> typed, String name, int usual, int least, int most) {
        String text = typed.getOrDefault(name, "").strip();
        return text.matches("[0-9]{1,7}") ? Math.clamp(Integer.parseInt(text), least, most) : usual;
    }

    /** The order that this would be. */
    public Order order() {
        Map<String, Integer> each = new TreeMap<>();
        for (int register = 1; register <= registers; register++) {
            each.put("%03d".formatted(register), dataSets);
        }
        return new Order(
                true,
                each,
                ownData,
                BigDecimal.valueOf(hours),
                seats,
                gigabytes * Order.GIGABYTE,
                ownServer,
                ownServer);
    }
}
