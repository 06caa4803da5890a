package dk.sluse.agent.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What goes over the socket, both ways: a word, lines of {@code key=value}, and an empty line. Content may follow.
 *
 * @param verb what is asked, or {@code ok} or {@code no}
 */
public record Message(String verb, Map<String, String> values) {

    private static final int LONGEST = 1 << 20;

    public Message {
        values = Map.copyOf(values);
    }

    public static Message ok(Map<String, String> values) {
        return new Message("ok", values);
    }

    /** A refusal. */
    public static Message no(String reason) {
        return new Message("no", Map.of("reason", reason));
    }

    boolean isOk() {
        return verb.equals("ok");
    }

    String text(String key) {
        String value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException(key);
        }
        return value;
    }

    int number(String key) {
        try {
            return Integer.parseInt(text(key));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key, e);
        }
    }

    public byte[] bytes() {
        StringBuilder text = new StringBuilder(verb).append('\n');
        new TreeMap<>(values)
                .forEach((key, value) -> text.append(key)
                        .append('=')
                        .append(value.replace('\n', ' '))
                        .append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads one message, and nothing of what follows it.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Message read(InputStream in) throws IOException {
        int[] left = {LONGEST};
        String verb = line(in, left);
        Map<String, String> values = new TreeMap<>();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            int equals = line.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("line");
            }
            values.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return new Message(verb, values);
    }

    private static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the other side hung up");
            }
            if (--left[0] < 0) {
                throw new IllegalArgumentException("length");
            }
            bytes.write(read);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
