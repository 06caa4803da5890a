package dk.sluse.release.request;

import java.util.regex.Pattern;

/**
 * What a group of files shows, in its author's words.
 *
 * @param number within the request, from 1 on
 * @param shows what is seen in them
 * @param population who or what the figures are about
 * @param unit what is counted: persons, firms, ...
 * @param protection how small groups and single units are protected
 */
public record Context(int number, String shows, String population, String unit, String protection) {

    /** Characters of each, at most. */
    public static final int LONGEST = 5_000;

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\r\n\t]]");
    private static final int SHORTEST = 10;
    private static final int SHORTEST_UNIT = 3;

    /** One that says nothing yet. */
    public static Context empty(int number) {
        return new Context(number, "", "", "", "");
    }

    /** Whether words can be kept and shown; empty ones can. */
    public static boolean isGood(String text) {
        return text.length() <= LONGEST && !UNPRINTABLE.matcher(text).find();
    }

    /** Whether words say something, and can be kept and shown. */
    public static boolean isSaid(String text) {
        return !text.isBlank() && isGood(text);
    }

    /** Whether it says enough to be judged by. */
    public boolean isComplete() {
        return shows.length() >= SHORTEST
                && population.length() >= SHORTEST
                && unit.length() >= SHORTEST_UNIT
                && protection.length() >= SHORTEST;
    }
}
