package dk.sluse.delivery;

/** Numbers of rows and units as they are told outside a scheme's room, where nobody has checked them against anything. */
public final class Rounded {

    private static final long TEN = 10;

    /** Of fewer units no share is told. */
    private static final long FEWEST = 100;

    private static final long PERCENT = 100;

    private Rounded() {}

    /** To the nearest ten, but never to nothing where there is something. */
    public static long toTens(long count) {
        return count == 0 ? 0 : Math.max(TEN, (count + TEN / 2) / TEN * TEN);
    }

    /**
     * A share in percent, rounded up or down to whole tens by chance, the nearer the likelier, so that one more or less does not show.
     *
     * @param chance in [0, 1), drawn anew each time
     * @return -1 where there are so few that it would tell of single ones
     */
    public static int percent(long part, long all, double chance) {
        return all < FEWEST
                ? -1
                : (int) Math.min(PERCENT, TEN * (long) Math.floor(1.0 * PERCENT * part / all / TEN + chance));
    }
}
