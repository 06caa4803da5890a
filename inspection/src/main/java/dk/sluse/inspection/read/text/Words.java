package dk.sluse.inspection.read.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Columns of text: words of a line that stand apart, with where they stand. */
final class Words {

    /**
     * A word or words that one blank at most parts.
     *
     * @param from where it begins in the line
     * @param to behind its last character
     */
    record Word(String text, int from, int to) {}

    private static final int TAB = 8;

    private Words() {}

    /** A share whose bracket stands apart, so that shares stand below each other. */
    private static final Pattern OPENED = Pattern.compile("\\(( {1,3})([0-9]{1,2}[.,])");

    /** A line with blanks for tabs, for the lines that tables are drawn with, and for quotation marks. */
    static String plain(String marked) {
        String line = marked.replace('"', ' ');
        StringBuilder plain = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char one = line.charAt(i);
            if (one == '\t') {
                plain.repeat(' ', TAB - plain.length() % TAB);
            } else {
                plain.append(isRule(one) ? ' ' : one);
            }
        }
        return OPENED.matcher(plain).replaceAll("$1($2");
    }

    /** Whether a character draws lines. */
    private static boolean isRule(char one) {
        return one == '|' || one == '¦' || (one >= '\u2500' && one <= '\u257f');
    }

    /** Whether a line only draws: dashes, pluses and the like. */
    static boolean isRuler(String line) {
        return line.length() > 2
                && line.chars().allMatch(one -> "-+=_ |~*:".indexOf(one) >= 0 || isRule((char) one))
                && !line.isBlank();
    }

    /** @param gap how many blanks part two columns at least; 1 or 2 */
    static List<Word> of(String line, int gap) {
        List<Word> words = new ArrayList<>();
        int from = -1;
        int blanks = 0;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == ' ') {
                blanks++;
                if (from >= 0 && blanks == gap) {
                    words.add(new Word(line.substring(from, i + 1 - gap), from, i + 1 - gap));
                    from = -1;
                }
            } else {
                from = from < 0 ? i : from;
                blanks = 0;
            }
        }
        if (from >= 0) {
            String last = line.substring(from).stripTrailing();
            words.add(new Word(last, from, from + last.length()));
        }
        return words;
    }
}
