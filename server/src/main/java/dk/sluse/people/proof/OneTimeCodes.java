package dk.sluse.people.proof;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes (RFC 6238): six digits, 30 seconds, one step of clock drift either way. */
final class OneTimeCodes {

    static final Duration STEP = Duration.ofSeconds(30);
    private static final int DRIFT = 1;

    private OneTimeCodes() {}

    /**
     * The step for which the code is right, if it is newer than the last one used, so that no code serves twice.
     */
    static OptionalLong matchingStep(byte[] secret, String code, Instant now, long lastUsedStep) {
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = current - DRIFT; step <= current + DRIFT; step++) {
            if (step > lastUsedStep && code(secret, step).equals(code.replace(" ", ""))) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    static String code(byte[] secret, long step) {
        try {
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(
                            new SecretKeySpec(secret, "RAW"), Instant.ofEpochSecond(step * STEP.toSeconds()));
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("a stored one-time secret is damaged", e);
        }
    }
}
