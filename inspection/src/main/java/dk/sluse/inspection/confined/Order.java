package dk.sluse.inspection.confined;

import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a confined process is asked: a line, and the file's content behind it.
 *
 * @param name of the file
 */
record Order(Policy policy, String name) {

    private static final int WORDS = 7;
    private static final int LONGEST = 8_000;

    String line() {
        return String.join(
                        "\t",
                        policy.types().stream().map(Enum::name).collect(Collectors.joining(",")),
                        Long.toString(policy.sizeBytes()),
                        Integer.toString(policy.rows()),
                        Integer.toString(policy.threshold()),
                        Integer.toString(policy.marks()),
                        Integer.toString(policy.dominance()),
                        URLEncoder.encode(name, StandardCharsets.UTF_8))
                + "\n";
    }

    /** Reads the line, and nothing of what follows. */
    static Order read(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || line.length() > LONGEST) {
                throw new IOException("not an order");
            }
            line.append((char) one);
        }
        String[] words = line.toString().split("\t", -1);
        if (words.length != WORDS) {
            throw new IOException("not an order");
        }
        Set<FileType> types = EnumSet.noneOf(FileType.class);
        Arrays.stream(words[0].split(",", -1)).map(FileType::valueOf).forEach(types::add);
        return new Order(
                new Policy(
                        types,
                        Long.parseLong(words[1]),
                        Integer.parseInt(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4]),
                        Integer.parseInt(words[5])),
                URLDecoder.decode(words[6], StandardCharsets.UTF_8));
    }
}
