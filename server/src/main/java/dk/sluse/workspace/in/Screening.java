package dk.sluse.workspace.in;

import dk.sluse.workspace.in.Finding.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.Tika;

/**
 * Looks whether a file is code or documentation, by what is in it. Texts are read; what is in a PDF or a picture is not, so that the office
 * has to look at those.
 */
final class Screening {

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}_(][\\p{L}\\p{Nd} _.,()+=@#-]{0,99}");
    private static final Pattern PERSON =
            Pattern.compile("(?<![0-9])(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}(?![0-9])");
    private static final Pattern ONLY_NUMBERS = Pattern.compile("[0-9 .,;-]++");

    /** Control characters that no text has. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x08\\x0e-\\x1a\\x1c-\\x1f]");

    private static final String SEPARATORS = ";\t,|";
    private static final int FEWEST_SEPARATORS = 2;
    private static final int MOST_TOLD = 5;

    /** As long as a file system lets a name be. */
    private static final int MOST_NAME_BYTES = 255;

    private static final Set<String> NOT_READ = Set.of("application/pdf", "image/png", "image/jpeg");
    private static final Set<String> NO_PLAIN_TEXT = Set.of("application/rtf", "application/postscript");

    private final int rows;
    private final Tika tika = new Tika();

    /** @param rows of a table that a text may hold at most */
    Screening(int rows) {
        this.rows = rows;
    }

    /** What is wrong with a file; empty if nothing is. */
    List<Finding> look(String name, byte[] content) {
        if (!isGood(name)) {
            return List.of(Finding.of("?", Reason.NAME));
        }
        if (content.length == 0) {
            return List.of(Finding.of(name, Reason.EMPTY));
        }
        String kind = tika.detect(content);
        Optional<String> text = NO_PLAIN_TEXT.contains(kind) ? Optional.empty() : text(content);
        if (text.isPresent()) {
            return lookAtText(name, text.get());
        }
        return NOT_READ.contains(kind) ? List.of() : List.of(Finding.of(name, Reason.KIND));
    }

    private static boolean isGood(String name) {
        return NAME.matcher(name).matches()
                && !name.endsWith(" ")
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_NAME_BYTES;
    }

    private static Optional<String> text(byte[] content) {
        return decoded(content, StandardCharsets.UTF_8)
                .or(() -> decoded(content, StandardCharsets.ISO_8859_1))
                .filter(text -> !NO_TEXT.matcher(text).find());
    }

    private static Optional<String> decoded(byte[] content, Charset charset) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(content)).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private List<Finding> lookAtText(String name, String text) {
        List<Finding> findings = new ArrayList<>();
        Map<String, Integer> shapes = new HashMap<>();
        int line = 0;
        for (Iterator<String> lines = text.lines().iterator(); lines.hasNext(); ) {
            String one = lines.next();
            line++;
            Matcher person = PERSON.matcher(one);
            if (person.find() && findings.size() < MOST_TOLD) {
                findings.add(new Finding(name, Reason.PERSON, line));
            }
            String shape = shape(one);
            if (!shape.isEmpty() && shapes.merge(shape, 1, Integer::sum) == rows + 1) {
                findings.add(new Finding(name, Reason.TABLE, line));
            }
        }
        return findings;
    }

    /** What a line has in common with the other rows of its table; empty for what is no row. */
    private static String shape(String line) {
        StringBuilder shape = new StringBuilder();
        for (int at = 0; at < SEPARATORS.length(); at++) {
            char separator = SEPARATORS.charAt(at);
            long many = line.chars().filter(one -> one == separator).count();
            if (many >= FEWEST_SEPARATORS) {
                return shape.append(separator).append(many).toString();
            }
        }
        boolean numbers = ONLY_NUMBERS.matcher(line).matches() && line.chars().anyMatch(Character::isDigit);
        return numbers ? "numbers" : "";
    }
}
