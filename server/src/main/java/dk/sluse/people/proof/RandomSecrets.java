package dk.sluse.people.proof;

import dk.sluse.audit.Seal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Draws secrets that cannot be guessed. */
@Component
class RandomSecrets {

    private static final int BYTES = 20;

    private final SecureRandom random = new SecureRandom();

    byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    /** What is kept of a secret that only its holder has. */
    static String hash(String secret) {
        return Seal.sha256(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether two hashes are the same, in a time that does not tell where they differ. */
    static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.US_ASCII), b.getBytes(StandardCharsets.US_ASCII));
    }

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }
}
