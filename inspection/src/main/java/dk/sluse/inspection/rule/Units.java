package dk.sluse.inspection.rule;

import dk.sluse.inspection.table.Figures;
import dk.sluse.inspection.table.Layout;
import dk.sluse.inspection.table.TableView;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns that tell of units by what they hold: keys, names, days of birth, running numbers. */
final class Units {

    private static final Pattern KEY = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(pnr|cpr|cprnr|cpr_nr|personnr|person_nr|idnr|cvr|cvrnr|id|recnum|lbnr|lbnum|person_?id|personid|familie_?id|adresse_?id|serial|løbenr|løbenummer|arbnr|penhed|se_?nr|ident|subject|patient_?id|obs_?id|case_?id|initials|initialer)(?![\\p{L}\\p{N}])");

    private static final Pattern UNIT_HEAD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(person|patient|borger|individ|individual|respondent|deltager|firm|firma|virksomhed|company|medarbejder|elev|kunde|navn|name)(?![\\p{L}\\p{N}])");

    private static final Pattern KEY_VALUE = Pattern.compile("\\p{L}{0,4}[0-9]{1,15}([.,]0+)?|[0-9a-fA-F-]{8,40}");
    private static final Pattern INITIALS = Pattern.compile("[A-Z]{1,3}");
    private static final Pattern PERSON = Pattern.compile("\\p{Lu}\\p{Ll}+([ -]\\p{Lu}[\\p{Ll}.]*){1,4}");
    private static final Pattern FIRM =
            Pattern.compile(".{2,80}\\s(ApS|A/S|I/S|K/S|P/S|IVS|AMBA|Ltd\\.?|Inc\\.?|GmbH|AB|LLC)");
    private static final Pattern DAY = Pattern.compile(
            "(19|20)[0-9]{2}([-/.]?)(0[1-9]|1[0-2])\\2(0[1-9]|[12][0-9]|3[01])|(0?[1-9]|[12][0-9]|3[01])[-/.](0?[1-9]|1[0-2])[-/.](19|20)[0-9]{2}");

    private static final Pattern DAY_FIRST =
            Pattern.compile("([0-9]{1,2})[-/. ]?([A-Za-z]{3})[-/. ]?((?:19|20)[0-9]{2})");

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    /** What stands before the number of a unit. */
    private static final Pattern UNIT = Pattern.compile(
            "(p|id|obs|nr|no|row|række|person|case|unit|borger|individ|individual|firma?|company|resp|respondent|deltager|patient|pt|subject|virksomhed|observation|record|elev|medarbejder|kunde)[ ._#-]?",
            Pattern.CASE_INSENSITIVE);

    /** A letter before a running number may be the code of a group where there are few. */
    private static final Pattern LETTER = Pattern.compile("[A-Z][._-]?");

    private static final Pattern LETTER_OF_UNIT = Pattern.compile("[PRIB][._-]?");

    private static final int FEWEST_OF_KEYS = 5;
    private static final int FEWEST_ROWS = 10;
    private static final int FEWEST_LETTERED = 20;

    private final TableView table;

    Units(TableView table) {
        this.table = table;
    }

    /** Whether any column tells that each row is a unit. */
    boolean any() {
        return table.columns().size() > 1 && table.columns().stream().anyMatch(this::isOfUnits);
    }

    private boolean isOfUnits(int column) {
        List<String> values = table.column(column);
        String head = table.head(column);
        boolean different = new HashSet<>(values).size() * 10L >= values.size() * 8L;
        if (!different || values.size() < FEWEST_OF_KEYS) {
            return false;
        }
        if (KEY.matcher(head).find()
                && values.stream()
                        .allMatch(one -> KEY_VALUE.matcher(one).matches()
                                || (values.size() >= FEWEST_ROWS
                                        && INITIALS.matcher(one).matches()))) {
            return true;
        }
        return values.size() >= FEWEST_ROWS
                && ((UNIT_HEAD.matcher(head).find() && are(values, PERSON))
                        || are(values, FIRM)
                        || (are(values, DAY) && !isAscending(values)));
    }

    /** Whether a column has keys of units, each of which may come again. */
    boolean isKey(int column) {
        List<String> values = table.column(column);
        String head = table.head(column);
        return (KEY.matcher(head).find() || UNIT_HEAD.matcher(head).find())
                && values.stream().allMatch(one -> KEY_VALUE.matcher(one).matches())
                && values.stream().distinct().count() >= FEWEST_OF_KEYS;
    }

    private static boolean are(List<String> values, Pattern what) {
        return values.stream().filter(one -> what.matcher(one).matches()).count() * 10 >= values.size() * 8L;
    }

    /** Numbers 1, 2, 3 and so on, also behind a word for units: programs write them beside rows of any kind. */
    static boolean isCounter(List<String> all) {
        boolean total = all.size() > 2
                && Layout.TOTAL.matcher(all.getLast().toLowerCase(Locale.ROOT)).matches();
        List<String> values = total ? all.subList(0, all.size() - 1) : all;
        String before = withoutNumber(plain(values.getFirst()));
        boolean unit = before.isEmpty()
                || UNIT.matcher(before).matches()
                || (values.size() >= FEWEST_LETTERED && LETTER.matcher(before).matches())
                || (values.size() >= FEWEST_ROWS
                        && LETTER_OF_UNIT.matcher(before).matches());
        for (int i = 0; i < values.size() && unit; i++) {
            String one = plain(values.get(i));
            String number =
                    one.startsWith(before) ? one.substring(before.length()).replaceFirst("^0+(?=.)", "") : "";
            unit = number.equals(Integer.toString(i + 1)) || number.equals(Integer.toString(i));
        }
        return unit;
    }

    private static String withoutNumber(String text) {
        int end = text.length();
        while (end > 0 && Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Without the brackets and commas that R writes around numbers of rows. */
    private static String plain(String counter) {
        return counter.replaceAll("[\\[\\],]", "");
    }

    /** A day with its year first, as texts are compared. */
    static String inOrder(String text) {
        Matcher day = DAY_FIRST.matcher(text);
        return day.matches()
                ? "%s%02d%02d"
                        .formatted(
                                day.group(3),
                                MONTHS.indexOf(day.group(2).toLowerCase(Locale.ROOT)) / 3,
                                Integer.parseInt(day.group(1)))
                : text;
    }

    static boolean isAscending(List<String> values) {
        for (int i = 0; i + 1 < values.size(); i++) {
            boolean numbers = Figures.isNumber(values.get(i)) && Figures.isNumber(values.get(i + 1));
            if (numbers
                    ? Figures.value(values.get(i)) > Figures.value(values.get(i + 1))
                    : values.get(i).compareTo(values.get(i + 1)) > 0) {
                return false;
            }
        }
        return true;
    }
}
