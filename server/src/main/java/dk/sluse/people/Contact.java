package dk.sluse.people;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Somebody who is named to us, with or without an account.
 *
 * @param email in lower case
 */
public record Contact(String name, String email) {

    /** Longest name or address, in characters. */
    public static final int LONGEST = 200;

    private static final Pattern EMAIL = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\\.[a-z0-9-]+)+");

    public Contact {
        name = name.strip();
        email = email.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether a letter could reach somebody of this name. */
    public boolean isGood() {
        return isLine(name) && isEmail(email);
    }

    /** What stands after the at sign. */
    public String domain() {
        return domain(email);
    }

    /** What stands after the at sign of an address. */
    public static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1);
    }

    public static boolean isEmail(String text) {
        return text.length() <= LONGEST && EMAIL.matcher(text).matches();
    }

    /** Whether a text is one line that can stand as a name. */
    public static boolean isLine(String text) {
        return !text.isBlank() && text.length() <= LONGEST && text.chars().noneMatch(Character::isISOControl);
    }

    @Override
    public String toString() {
        return "Contact";
    }
}
