package dk.sluse.inspection.table;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that tell the rows of a table apart. */
public final class Labels {

    private static final Pattern TOGETHER = Pattern.compile("\\p{L}{3}");
    private static final Pattern NO_WORD = Pattern.compile("[0-9]{1,2}\\p{L}{3}[0-9]{2,4}|[0-9a-fA-F-]{8,}");

    private Labels() {}

    /** Words that tell most rows apart: names of groups, of places, of terms. */
    public static boolean areLabels(List<String> values) {
        Set<String> different = new HashSet<>(values);
        if (areOnePhrase(values)) {
            return false;
        }
        long words = different.stream()
                .filter(one -> !Figures.isNumber(one) && isWord(one))
                .count();
        return words * 10 >= different.size() * 7L && different.size() * 10L >= values.size() * 6L;
    }

    /** The same words in each row, around different numbers. */
    public static boolean areOnePhrase(List<String> values) {
        String first = values.getFirst();
        return first.chars().anyMatch(Character::isDigit)
                && first.chars().anyMatch(Character::isLetter)
                && values.stream()
                                .map(one -> one.replaceAll("[0-9]+([.,][0-9]+)?", "#"))
                                .distinct()
                                .count()
                        == 1;
    }

    /** Words have more letters than digits, or some letters together; dates and keys in hexadecimal digits have too. */
    private static boolean isWord(String text) {
        long letters = text.chars().filter(Character::isLetter).count();
        boolean together =
                TOGETHER.matcher(text).find() && !NO_WORD.matcher(text).matches();
        return letters >= 2
                && (together
                        || letters > text.chars().filter(Character::isDigit).count());
    }
}
