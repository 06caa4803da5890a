package dk.sluse.delivery.copies;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** How people and programs write values. */
final class Written {

    /** Characters of a number or a day; reading longer ones takes long. */
    private static final int LONGEST = 30;

    /** What parts the decimals from the whole. */
    enum Decimals {
        POINT(',', '.'),
        COMMA('.', ',');

        private final char groups;
        private final Pattern pattern;

        Decimals(char groups, char mark) {
            this.groups = groups;
            String decimals = "(?:[" + mark + "][0-9]+)?";
            this.pattern = Pattern.compile("-?(?:[0-9]{1,3}(?:[" + groups + "][0-9]{3})+" + decimals + "|[0-9]+"
                    + decimals + "(?:[eE][+-]?[0-9]{1,2})?|[" + mark + "][0-9]+)");
        }

        /** The number that a text is; empty if it is none. */
        Optional<BigDecimal> number(String text) {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            String plain = BLANKS.matcher(text).replaceAll("").replace('−', '-');
            return pattern.matcher(plain).matches()
                    ? Optional.of(new BigDecimal(
                            plain.replace(String.valueOf(groups), "").replace(',', '.')))
                    : Optional.empty();
        }
    }

    private static final Pattern BLANKS = Pattern.compile("[ \u00a0\u202f']|kr\\.?$");

    private static final List<DateTimeFormatter> DAYS = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.BASIC_ISO_DATE,
            DateTimeFormatter.ofPattern("d-M-uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT),
            DateTimeFormatter.ofPattern("d/M/uuuu", Locale.ROOT),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("ddMMMuuuu")
                    .toFormatter(Locale.ENGLISH));

    private Written() {}

    /** The day that a text is, with or without a time behind it; empty if it is none. */
    static Optional<LocalDate> day(String text) {
        if (text.length() > LONGEST || text.isEmpty() || !Character.isDigit(text.charAt(0))) {
            return Optional.empty();
        }
        String plain = text.replaceFirst("[T ][0-9]{2}:[0-9]{2}.*$", "");
        for (DateTimeFormatter format : DAYS) {
            try {
                return Optional.of(LocalDate.parse(plain, format));
            } catch (DateTimeException _) {
                // it may be written otherwise
            }
        }
        return Optional.empty();
    }

    /** A code or a word without what programs change of it: capitals, noughts before it, decimals behind it. */
    static String word(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^0+(?=[0-9])", "")
                .replaceFirst("\\.0+$", "");
    }
}
