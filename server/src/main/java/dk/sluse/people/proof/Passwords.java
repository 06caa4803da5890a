package dk.sluse.people.proof;

import java.util.Locale;

/** What a password must be that somebody chooses. Length is what counts (NIST SP 800-63B); sorts of characters do not. */
public final class Passwords {

    public static final int SHORTEST = 14;
    public static final int LONGEST = 200;
    private static final int FEWEST_DIFFERENT = 6;

    private Passwords() {}

    /** Long enough, not made of a few characters, and not what the person is called. */
    public static boolean isGood(String password, String email, String name) {
        String lower = password.toLowerCase(Locale.ROOT);
        String mailbox = email.substring(0, Math.max(email.indexOf('@'), 0));
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && password.chars().distinct().count() >= FEWEST_DIFFERENT
                && !lower.contains(email)
                && !(mailbox.length() > 3
                        && lower.startsWith(mailbox)
                        && lower.length() < mailbox.length() + FEWEST_DIFFERENT)
                && !lower.equals(name.toLowerCase(Locale.ROOT));
    }
}
