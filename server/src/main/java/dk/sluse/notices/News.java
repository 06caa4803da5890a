package dk.sluse.notices;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Something to tell. It says that there is something to see and where; what it is stays on that page.
 *
 * @param what key of its sentence in the messages, after {@code notices.}
 * @param arguments of that sentence: numbers, and days as ISO 8601; nothing confidential
 * @param path the page that it is about; begins with a slash
 * @param urgent whether a letter goes at once whatever the reader's habit, as rights of his depend on it
 */
public record News(String what, List<String> arguments, String path, boolean urgent) {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    public News {
        arguments = List.copyOf(arguments);
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new IllegalArgumentException("a notice is about a page of this installation");
        }
    }

    /** What stands in the sentence, for a reader of a language: days are written out. */
    public Object[] words(Locale language) {
        DateTimeFormatter written = DateTimeFormatter.ofPattern("d. MMMM yyyy", language);
        return arguments.stream()
                .map(argument -> DAY.matcher(argument).matches()
                        ? LocalDate.parse(argument).format(written)
                        : argument)
                .toArray();
    }

    public static News of(String what, String path, String... arguments) {
        return new News(what, List.of(arguments), path, false);
    }

    public static News urgent(String what, String path, String... arguments) {
        return new News(what, List.of(arguments), path, true);
    }
}
