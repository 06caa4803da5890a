package dk.sluse.delivery.own.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** In what a text is written. */
final class Encoding {

    private static final int BUFFER = 1 << 16;

    private Encoding() {}

    /** The same for a file that is there. */
    static Optional<String> ofOwn(Path file) {
        try {
            return of(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read own data", e);
        }
    }

    /** The engine's name of the encoding; empty for what is no text of either. */
    static Optional<String> of(Path file) throws IOException {
        if (hasControls(file)) {
            return Optional.empty();
        }
        char[] buffer = new char[BUFFER];
        try (Reader reader = new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT))) {
            while (reader.read(buffer) >= 0) {
                // read to the end, as one wrong letter may stand anywhere
            }
            return Optional.of("utf-8");
        } catch (CharacterCodingException e) {
            return Optional.of("latin-1");
        }
    }

    /** Zeros and other controls stand in no text of these encodings. */
    private static boolean hasControls(Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                for (int i = 0; i < count; i++) {
                    if (buffer[i] >= 0
                            && buffer[i] < ' '
                            && buffer[i] != '\n'
                            && buffer[i] != '\r'
                            && buffer[i] != '\t') {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
