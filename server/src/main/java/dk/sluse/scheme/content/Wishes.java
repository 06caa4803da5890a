package dk.sluse.scheme.content;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an authority wants beside data.
 *
 * @param seats how many of each program, by its code; those with none are left out
 * @param gigabytes how much disk, beside the package
 * @param ownServer whether on a server of its own
 * @param hours of work by agreement, such as tailor-made data
 * @param work what that is
 */
public record Wishes(Map<String, Integer> seats, int gigabytes, boolean ownServer, int hours, String work) {

    public static final Wishes NONE = new Wishes(Map.of(), 0, false, 0, "");
    private static final int MOST = 1_000_000;

    public Wishes {
        Map<String, Integer> some = new TreeMap<>(seats);
        some.values().removeIf(number -> number == 0);
        seats = Collections.unmodifiableMap(some);
        work = work.strip();
        if (seats.values().stream().anyMatch(number -> number < 0 || number > MOST)
                || gigabytes < 0
                || gigabytes > MOST
                || hours < 0
                || hours > MOST) {
            throw new IllegalArgumentException("nobody wishes for less than nothing");
        }
    }

    /** The same without work by agreement, which is done once. */
    public Wishes withoutWork() {
        return new Wishes(seats, gigabytes, ownServer, 0, "");
    }

    /** Whether the IT centre has something to approve. */
    public boolean concernItCentre() {
        return ownServer || !seats.isEmpty();
    }
}
