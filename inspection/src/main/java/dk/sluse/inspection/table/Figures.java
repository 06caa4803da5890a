package dk.sluse.inspection.table;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers are written, in Danish and in English. */
public final class Figures {

    private static final Pattern NUMBER =
            Pattern.compile("[<>≤≥~]?[-+−]?(([0-9]{1,3}([., '\u00a0\u202f][0-9]{3})+|[0-9]+)([.,][0-9]+)?|[.,][0-9]+)"
                    + "([eE][-+]?[0-9]{1,3})?\\s?(%|\\*{1,3}|kr\\.?)?");
    private static final Pattern WHOLE =
            Pattern.compile("([1-9][0-9]{0,2}([., '\u00a0\u202f][0-9]{3})+|[0-9]{1,15})([.,]0+)?");

    /** A number with its share behind it, as tables of patients have it. */
    private static final Pattern WITH_SHARE =
            Pattern.compile("([0-9][0-9., \u00a0]*?)\\s*\\(\\s*[0-9.,]+\\s*%?\\s*\\)");

    /** What stands for a value that was left out. */
    private static final Pattern MASKED = Pattern.compile(
            "[*.xX:…–—#/-]{1,3}|\\.\\.|<\\s?[0-9]{1,2}|\\(?[cCxXdDzZ]\\)?|n/?a\\.?|n\\.a\\.|n\\.d\\.|skjult|suppressed|confidential|fortrolig|diskretioneret",
            Pattern.CASE_INSENSITIVE);

    /** Those of them that stand for nothing else, such as a line below a head. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\.\\.|<\\s?[0-9]{1,2}|:|skjult|suppressed");

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Figures() {}

    private static String number(String text) {
        if (text.indexOf('(') < 0) {
            return text.strip();
        }
        Matcher share = WITH_SHARE.matcher(text.strip());
        return share.matches() ? share.group(1) : text.strip();
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /** Whether a share stands behind a number: the number is a count then. */
    public static boolean hasShare(String text) {
        return text.indexOf('(') > 0 && WITH_SHARE.matcher(text.strip()).matches();
    }

    public static boolean isNumber(String text) {
        return hasDigit(text) && NUMBER.matcher(number(text)).matches();
    }

    /** Whether a number is whole and not negative, as counts are. */
    public static boolean isWhole(String text) {
        return hasDigit(text) && WHOLE.matcher(number(text)).matches();
    }

    public static boolean isMasked(String text) {
        return MASKED.matcher(text.strip()).matches();
    }

    public static boolean isLeftOut(String text) {
        return LEFT_OUT.matcher(text.strip()).matches();
    }

    /** The value of a whole number; empty if it is none. */
    public static OptionalLong whole(String text) {
        String stripped = number(text);
        if (!isWhole(stripped)) {
            return OptionalLong.empty();
        }
        String digits = stripped.replaceFirst("[.,]0{1,2}$", "");
        return OptionalLong.of(Long.parseLong(digits.replaceAll("[^0-9]", "")));
    }

    public static boolean isYear(String text) {
        return text.strip().matches("[12][0-9]{3}")
                && Integer.parseInt(text.strip()) >= FIRST_YEAR
                && Integer.parseInt(text.strip()) <= LAST_YEAR;
    }

    /** The value of a number as far as it can be told; decimals may be parted by point or comma. */
    public static double value(String text) {
        String plain = text.strip().replaceAll("[^0-9.,eE+-]", "").replace('−', '-');
        int comma = plain.lastIndexOf(',');
        int point = plain.lastIndexOf('.');
        String number = comma > point ? plain.replace(".", "").replace(',', '.') : plain.replace(",", "");
        try {
            return Double.parseDouble(number);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
