package dk.sluse.inspection.table;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How numbers are written, in Danish and in English. */
public final class Figures {

    private static final Pattern NUMBER = Pattern.compile(
            "[<>≤≥~]?[-+−]?(([0-9]{1,3}([., '\u00a0\u202f][0-9]{3}){1,4}|[0-9]+)([.,][0-9]+)?|[.,][0-9]+)"
                    + "([eE][-+]?[0-9]{1,3})?\\s?(%|\\*{1,3}|kr\\.?)?");
    private static final Pattern WHOLE =
            Pattern.compile("([1-9][0-9]{0,2}([., '\u00a0\u202f][0-9]{3}){1,4}|[0-9]{1,15})([.,]0+)?");

    /** A number with its share behind it, as tables of patients have it. */
    private static final Pattern WITH_SHARE =
            Pattern.compile("([0-9][0-9., \u00a0]*?)\\s*\\(\\s*[0-9.,]+\\s*%?\\s*\\)");

    /** A share in brackets that stands in a cell of its own. */
    private static final Pattern SHARE = Pattern.compile("\\(\\s*(?:100|[0-9]{1,2})(?:[.,][0-9]+\\s*%?|\\s*%)\\s*\\)");

    /** A number that is told to be one of units. */
    private static final Pattern OF_UNITS = Pattern.compile(
            "[nN]\\s?=\\s?([0-9][0-9., \u00a0]*)|([0-9][0-9., \u00a0]*?)\\s?(?:pers\\.?|personer|persons?|borgere|patienter|patients|cases)");

    /** A number with a mark behind it that leads to a note. */
    private static final Pattern NOTED = Pattern.compile("([1-9][0-9]{0,14})\\*{1,3}");

    /** What stands for a value that was left out. */
    private static final Pattern MASKED = Pattern.compile(
            "[*.xX:…–—#/-]{1,3}|\\.\\.|<\\s?[0-9]{1,2}|\\(?[cCxXdDzZ]\\)?|n/?a\\.?|n\\.a\\.|n\\.d\\.|skjult|suppressed|confidential|fortrolig|diskretioneret",
            Pattern.CASE_INSENSITIVE);

    /** Those of them that stand for nothing else, such as a line below a head. */
    private static final Pattern LEFT_OUT = Pattern.compile("\\.\\.|<\\s?[0-9]{1,2}|:|skjult|suppressed");

    private static final int LONGEST = 40;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private Figures() {}

    private static String number(String text) {
        String stripped = text.strip();
        if (text.indexOf('(') >= 0) {
            Matcher share = WITH_SHARE.matcher(stripped);
            return share.matches() ? share.group(1) : stripped;
        }
        boolean plain = stripped.isEmpty() || (isLastDigit(stripped) && isDigit(stripped.charAt(0)));
        if (plain || stripped.length() > LONGEST) {
            return stripped;
        }
        Matcher units = OF_UNITS.matcher(stripped);
        if (units.matches()) {
            return units.group(1) == null ? units.group(2) : units.group(1);
        }
        Matcher noted = NOTED.matcher(stripped);
        return noted.matches() ? noted.group(1) : stripped;
    }

    private static boolean isLastDigit(String text) {
        return isDigit(text.charAt(text.length() - 1));
    }

    private static boolean isDigit(char one) {
        return one >= '0' && one <= '9';
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a number is a count for sure: a share stands behind it, or it says that it is one of persons. */
    public static boolean isCount(String text) {
        return text.indexOf('(') > 0
                ? WITH_SHARE.matcher(text.strip()).matches()
                : text.length() <= LONGEST && OF_UNITS.matcher(text.strip()).matches();
    }

    /** Whether a cell has nothing but a share in brackets, of the count before it. */
    public static boolean isShare(String text) {
        return text.indexOf('(') >= 0 && SHARE.matcher(text.strip()).matches();
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
