package dk.sluse.people;

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

    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes());
    }
}
