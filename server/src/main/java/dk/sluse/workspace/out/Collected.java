package dk.sluse.workspace.out;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;

/** Reads what the collector in a workspace wrote; it was an analyst's process, so nothing of it is believed. */
final class Collected {

    private static final Set<String> REASONS =
            Set.of("name", "link", "kind", "size", "sparse", "changes", "deep", "many", "unreadable");
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_NAME = 700;

    private Collected() {}

    /**
     * Reads all.
     *
     * @param most bytes of all files together
     * @throws IOException if it is not what a collector writes, or more
     */
    static void read(Path file, long most, Taker taker) throws IOException {
        long left = most;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            for (String[] words = line(in); !words[0].equals("E"); words = line(in)) {
                if (words.length != 3) {
                    throw new IOException("not a collection");
                }
                String name = name(words[2]);
                if (words[0].equals("F")) {
                    long length = length(words[1]);
                    left -= length;
                    if (left < 0) {
                        throw new IOException("more than may be collected");
                    }
                    byte[] content = in.readNBytes((int) length);
                    if (content.length != length) {
                        throw new EOFException("a collection ends too soon");
                    }
                    taker.file(name, content);
                } else if (words[0].equals("R") && REASONS.contains(words[1])) {
                    taker.refused(name, words[1]);
                } else {
                    throw new IOException("not a collection");
                }
            }
        }
    }

    private static String[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0 || line.size() == LONGEST_LINE) {
                throw new EOFException("a collection without an end");
            }
            line.write(read);
        }
        return line.toString(StandardCharsets.US_ASCII).split(" ", -1);
    }

    private static long length(String word) throws IOException {
        if (!word.matches("[0-9]{1,10}")) {
            throw new IOException("not a length");
        }
        return Long.parseLong(word);
    }

    /** As it can be shown: whatever is no plain letter, digit or mark is a question mark. */
    private static String name(String hex) throws IOException {
        try {
            String name = new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
                    .replaceAll("[^\\p{L}\\p{Nd} _.,()+=@#/-]", "?");
            return name.substring(0, Math.min(name.length(), LONGEST_NAME));
        } catch (IllegalArgumentException e) {
            throw new IOException("not a name", e);
        }
    }
}
