package dk.sluse.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file whose content an entry vouches for.
 *
 * @param path relative to the installation's folder
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits; or that it has been destroyed
 */
public record Seal(String path, String sha256) {

    /** In place of a hash: the file was destroyed on purpose, and must not be there any more. */
    private static final String DESTROYED = "destroyed";

    public Seal {
        if (!sha256.matches("[0-9a-f]{64}") && !sha256.equals(DESTROYED)) {
            throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
        }
    }

    /** That a file has been destroyed, which an earlier entry vouched for. */
    public static Seal destroyed(String path) {
        return new Seal(path, DESTROYED);
    }

    public boolean isDestroyed() {
        return sha256.equals(DESTROYED);
    }

    /** Hexadecimal SHA-256 of a file's bytes. */
    public static String sha256(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest())) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    /** Hexadecimal SHA-256 of these bytes. */
    public static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
