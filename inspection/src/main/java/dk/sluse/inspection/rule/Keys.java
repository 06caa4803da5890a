package dk.sluse.inspection.rule;

import dk.sluse.inspection.content.Piece;
import dk.sluse.inspection.content.Piece.Cell;
import dk.sluse.inspection.content.Piece.Grid;
import dk.sluse.inspection.content.Piece.Row;
import dk.sluse.inspection.content.Piece.Text;
import dk.sluse.inspection.content.Place;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Serial numbers and personal numbers, however they are written. */
final class Keys {

    /** What stands between groups of digits; a comma parts values of a list in a text. */
    private static final String BETWEEN = "[ .'_/\u00a0\u2007\u2009\u202f·-]{1,2}";

    /** Twelve digits that begin as serial numbers do: together, or in groups of the same length that the same parts. */
    private static final Pattern SERIAL = Pattern.compile("(?<![0-9]|[0-9]\\.)100(?:[0-9]{9}"
            + "|(" + BETWEEN + ")[0-9]{3}\\1[0-9]{3}\\1[0-9]{3}(?!\\1[0-9]{3}(?![0-9]))"
            + "|[0-9](" + BETWEEN + ")[0-9]{4}\\2[0-9]{4}(?!\\2[0-9]{4}(?![0-9]))"
            + "|(?<![0-9],100),[0-9]{3},[0-9]{3},[0-9]{3}(?![.,][0-9])"
            + "|[0-9]{3}" + BETWEEN + "[0-9]{6})(?![0-9])");

    private static final Pattern SCIENTIFIC = Pattern.compile("1[.,]00[0-9]{3,9}[eE]\\+?0?11(?![0-9])");
    private static final Pattern PERSON = Pattern.compile(
            "(?<![0-9.,])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])([0-9]{2})([- ]?)([0-9]{4})(?![0-9.,]?[0-9])");
    /** An amount with as many decimals as a serial number has digits. */
    private static final Pattern DECIMALS = Pattern.compile("-?[0-9]{3,9},[0-9]{12}");

    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2060\\ufeff]");
    private static final int[] WEIGHTS = {4, 3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int MODULUS = 11;
    private static final int MOST = 1_000;

    private final Predicate<String> serials;
    private final List<Finding> findings = new ArrayList<>();

    /** @param serials whether twelve digits are a serial number of the scheme */
    Keys(Predicate<String> serials) {
        this.serials = serials;
    }

    List<Finding> findings() {
        return findings;
    }

    void look(Text text) {
        for (int i = 0; i < text.lines().size(); i++) {
            look(text.lines().get(i), text.place().line(text.first() + i), text);
        }
    }

    void look(Grid grid) {
        for (Row row : grid.rows()) {
            for (Cell cell : row.cells()) {
                look(cell.text(), grid.place().cell(row.number(), cell.column()), grid);
            }
        }
    }

    private void look(String text, Place place, Piece piece) {
        if (findings.size() < MOST && text.length() >= 10) {
            String plain = plain(text);
            if (hasSerial(plain)) {
                findings.add(new Finding(
                        Rule.SERIAL_NUMBER, place, piece.concealment().orElse(null), 0));
            }
            if (hasPerson(plain)) {
                findings.add(new Finding(
                        Rule.PERSONAL_NUMBER, place, piece.concealment().orElse(null), 0));
            }
        }
    }

    /** Without what nobody sees between digits, and with digits of one kind. */
    private static String plain(String text) {
        return text.chars().allMatch(one -> one < 128)
                ? text
                : Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC);
    }

    private boolean hasSerial(String text) {
        for (Matcher found = SERIAL.matcher(text); found.find(); ) {
            boolean axis = found.group().matches("100\\D+200\\D+300\\D+400|100,[0-9]00,[0-9]00,[0-9]00");
            boolean decimals = DECIMALS.matcher(text).matches()
                    || (text.indexOf(';') >= 0
                            && text.substring(Math.max(0, found.start() - 4), found.start())
                                    .matches("[0-9]{3},"));
            if (!axis && !decimals && serials.test(found.group().replaceAll("[^0-9]", ""))) {
                return true;
            }
        }
        return SCIENTIFIC.matcher(text).find();
    }

    private static boolean hasPerson(String text) {
        for (Matcher found = PERSON.matcher(text); found.find(); ) {
            boolean dashed = found.group(4).equals("-");
            if (isDate(found) && (dashed || fits(found.group().replaceAll("[^0-9]", "")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDate(Matcher person) {
        try {
            // Of the years that two digits may mean, one that has the day is enough.
            var _ = LocalDate.of(
                    2000 + Integer.parseInt(person.group(3)),
                    Integer.parseInt(person.group(2)),
                    Integer.parseInt(person.group(1)));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** The check that numbers given before 2007 fulfil; without a dash, ten digits are an amount as likely. */
    private static boolean fits(String digits) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (digits.charAt(i) - '0');
        }
        return sum % MODULUS == 0;
    }
}
