package dk.sluse.inspection.read.text;

import dk.sluse.inspection.content.TooMuch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands in brackets, in data formats and programs alike: values and their names, one pair of brackets within another. It is read
 * without knowing the language, so that what is none of it is skipped rather than refused.
 */
final class Brackets {

    /** @param name what it is called, as in {@code "a": 1} and {@code a = 1}; empty if nothing */
    record Value(String name, String text, boolean quoted) {}

    /** What stands in a pair of brackets. */
    static final class Group {
        private final char opening;
        private final String name;
        private final String call;
        private final String around;
        private final int line;
        private final long place;
        private final long within;
        private final List<Value> values = new ArrayList<>();

        private Group(@Nullable Group around, char opening, String name, String call, int line) {
            this.opening = opening;
            this.name = name.isEmpty() && around != null && around.opening == '(' ? around.name : name;
            this.call = call;
            this.around = around == null ? "" : around.call;
            this.line = line;
            this.place = (around == null ? 0 : around.within * PRIME) + opening;
            String step = NUMBERED.matcher(name).matches() ? call : name;
            this.within = place * PRIME + step.hashCode();
        }

        /** What it is called, or what the call is in which it stands; empty if nothing. */
        String name() {
            return name;
        }

        /** The word before the bracket; empty if there is none. */
        String call() {
            return call;
        }

        /** The word before the brackets in which it stands; empty if there is none. */
        String around() {
            return around;
        }

        /** The line in which it begins, from 1 on. */
        int line() {
            return line;
        }

        /** The same for all that stand beside each other, also in different brackets around that are called the same. */
        long place() {
            return place;
        }

        boolean isOutermost() {
            return place == opening;
        }

        /** What stands in it, but not in brackets of its own. */
        List<Value> values() {
            return values;
        }
    }

    /** Takes what was read. */
    interface Taker {
        void take(Group group) throws TooMuch;
    }

    private static final Pattern CALL = Pattern.compile("[\\p{L}_][\\w.:]*");
    private static final Pattern NUMBERED = Pattern.compile("[0-9]*");
    private static final long PRIME = 1_000_003;
    private static final int MOST_DEEP = 1_000;
    private static final int LONGEST_WORD = 200;
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";
    private static final String NO_WORD = "()[]{},;=<>\"'` \t\u00a0";

    private final Taker taker;
    private final int most;
    private final Deque<Group> open = new ArrayDeque<>();
    /** How many brackets of each kind are open. */
    private final int[] waiting = new int[OPENING.length()];

    private int line;
    private int seen;

    /** Quotation marks that do not end in the line that is read. */
    private String unended = "";

    private String word = "";
    private boolean quoted;
    private boolean apart;
    private String name = "";
    /** The call of the brackets before, as long as only a comma is between. */
    private String before = "";
    /** The value of the brackets before that had one. */
    private String only = "";

    private Brackets(Taker taker, int most) {
        this.taker = taker;
        this.most = most;
    }

    /**
     * Reads lines.
     *
     * @param most how many values there may be
     * @throws TooMuch if there are more
     */
    static void read(List<String> lines, int most, Taker taker) throws TooMuch {
        Brackets brackets = new Brackets(taker, most);
        for (String one : lines) {
            brackets.line++;
            brackets.unended = "";
            brackets.read(one);
            brackets.endLine();
        }
        while (!brackets.open.isEmpty()) {
            brackets.close();
        }
    }

    private void read(String text) throws TooMuch {
        int at = 0;
        while (at < text.length()) {
            char one = text.charAt(at);
            int end = at + 1;
            switch (one) {
                case '(', '[', '{' -> open(one);
                case ')', ']', '}' -> close(one);
                case ',', ';' -> value();
                case '"', '\'', '`' -> end = quoted(text, at);
                case '=', '<', '>' -> end = sign(text, at);
                case ' ', '\t', '\u00a0' -> apart = true;
                default -> end = word(text, at);
            }
            at = end;
        }
    }

    /** What stands outside of brackets ends with its line, but for a name that waits for what it names. */
    private void endLine() throws TooMuch {
        apart = true;
        if (open.isEmpty() && !word.isEmpty()) {
            value();
        }
    }

    private void open(char opening) {
        String call = quoted ? "" : word.substring(word.lastIndexOf(' ') + 1);
        call = CALL.matcher(call).matches() ? call : "";
        call = call.isEmpty() ? before : call;
        if (open.size() >= MOST_DEEP) {
            open.clear();
            Arrays.fill(waiting, 0);
        }
        waiting[OPENING.indexOf(opening)]++;
        open.push(new Group(open.peek(), opening, name, call, line));
        forget();
        before = "";
    }

    private void close(char closing) throws TooMuch {
        char opening = OPENING.charAt(CLOSING.indexOf(closing));
        if (waiting[OPENING.indexOf(opening)] > 0) {
            while (close() != opening) {
                // Those within were never closed.
            }
        }
    }

    private char close() throws TooMuch {
        value();
        Group group = open.pop();
        waiting[OPENING.indexOf(group.opening)]--;
        taker.take(group);
        before = group.call;
        if (!group.values.isEmpty()) {
            only = group.values.size() == 1 ? group.values.getFirst().text() : "";
        }
        return group.opening;
    }

    /** Keeps the value that has been read, if any. */
    private void value() throws TooMuch {
        if (!open.isEmpty() && (!word.isEmpty() || quoted)) {
            seen++;
            if (seen > most) {
                throw new TooMuch("cells");
            }
            open.peek().values.add(new Value(name, word, quoted));
        }
        forget();
    }

    private void forget() {
        word = "";
        quoted = false;
        name = "";
        apart = false;
    }

    /** Signs of comparison part words; those of an assignment make a name of the one before. */
    private int sign(String text, int at) {
        String two = text.substring(at, Math.min(text.length(), at + 2));
        if (two.equals("<-") || two.equals("=>") || (two.startsWith("=") && !two.equals("=="))) {
            name();
        }
        return at + (two.matches("<-|=>|[=<>]=|<>") ? 2 : 1);
    }

    /** {@code d["a"] = } names it too. */
    private void name() {
        name = word.isEmpty() ? only : word;
        before = "";
        word = "";
        quoted = false;
        apart = false;
    }

    /** Text in quotation marks that end in the same line; else such marks are skipped in the rest of it. */
    private int quoted(String text, int at) throws TooMuch {
        if (unended.indexOf(text.charAt(at)) >= 0) {
            return at + 1;
        }
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != text.charAt(at)) {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= text.length()) {
            unended += text.charAt(at);
            return at + 1;
        }
        add(text.substring(at + 1, end), true);
        return end + 1;
    }

    private int word(String text, int at) throws TooMuch {
        boolean names = !open.isEmpty() && open.peek().opening == '{';
        if (names && text.charAt(at) == ':') {
            name();
            return at + 1;
        }
        int end = at;
        while (end < text.length() && NO_WORD.indexOf(text.charAt(end)) < 0 && !(names && text.charAt(end) == ':')) {
            end++;
        }
        add(text.substring(at, end), false);
        return end;
    }

    /** Words with a blank between are one value, but in square brackets, where some programs write nothing else. */
    private void add(String text, boolean marked) throws TooMuch {
        if (word.isEmpty() || open.isEmpty()) {
            word = text;
        } else if (apart && !open.isEmpty() && open.peek().opening == '[') {
            value();
            word = text;
        } else if (word.length() < LONGEST_WORD) {
            word = word + (apart ? " " : "") + text;
        }
        quoted = quoted || marked;
        apart = false;
        before = "";
    }
}
