package dk.sluse.inspection.corpus.written;

import dk.sluse.inspection.corpus.Sample;
import dk.sluse.inspection.rule.Rule;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Forms in which independent testers wrote tables and rows. They stand in files, each below a line with its name and what it is. */
public final class Tried {

    private static final String BETWEEN = "(?m)^=== ";

    private Tried() {}

    /** Tables with a count of one or two. */
    public static List<Sample> counts() {
        return samples("counts.txt", Rule.LOW_COUNT);
    }

    /** Rows of persons. */
    public static List<Sample> rows() {
        return samples("rows.txt", Rule.RECORD_LEVEL);
    }

    /** Serial numbers. */
    public static List<Sample> keys() {
        return samples("keys.txt", Rule.SERIAL_NUMBER);
    }

    /** What says nothing of anybody. */
    public static List<Sample> innocents() {
        return samples("innocent.txt");
    }

    private static List<Sample> samples(String file, Rule... expected) {
        try (InputStream in = Tried.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split(BETWEEN, -1))
                    .skip(1)
                    .map(one -> one.split("\n", 2))
                    .map(one -> Form.sample(
                            one[0].substring(one[0].indexOf(' ') + 1),
                            one[0].substring(0, one[0].indexOf(' ')),
                            one[1],
                            expected))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
