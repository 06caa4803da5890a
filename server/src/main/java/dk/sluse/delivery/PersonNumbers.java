package dk.sluse.delivery;

import java.util.regex.Pattern;

/** Finds what may be somebody's number in texts that people write, as such are stored outside the data hall. */
public final class PersonNumbers {

    private static final Pattern NUMBER =
            Pattern.compile("(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[ -]?[0-9]{4}");

    private PersonNumbers() {}

    public static boolean mayBeIn(String text) {
        return NUMBER.matcher(text).find();
    }
}
