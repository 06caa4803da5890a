package dk.sluse.inspection.read.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** From bytes to text, where they are text. */
public final class Decoding {

    /** Control characters that no text has. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x06\\x0e-\\x1a\\x1c-\\x1f]");

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Decoding() {}

    /** The text; empty if it is none. Unicode with and without mark, and what Windows writes in Denmark. */
    public static Optional<String> text(byte[] content) {
        if (startsWith(content, 0xef, 0xbb, 0xbf)) {
            return decoded(content, 3, StandardCharsets.UTF_8);
        } else if (startsWith(content, 0xff, 0xfe)) {
            return decoded(content, 2, StandardCharsets.UTF_16LE);
        } else if (startsWith(content, 0xfe, 0xff)) {
            return decoded(content, 2, StandardCharsets.UTF_16BE);
        }
        return decoded(content, 0, StandardCharsets.UTF_8).or(() -> decoded(content, 0, WINDOWS));
    }

    private static boolean startsWith(byte[] content, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (content.length <= i || (content[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> decoded(byte[] content, int from, Charset charset) {
        try {
            String text = charset.newDecoder()
                    .decode(ByteBuffer.wrap(content, from, content.length - from))
                    .toString();
            return Optional.of(text).filter(one -> !NO_TEXT.matcher(one).find());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
