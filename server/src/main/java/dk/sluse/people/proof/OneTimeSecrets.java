package dk.sluse.people.proof;

import dk.sluse.installation.Sealer;
import dk.sluse.people.PersonId;
import java.time.Clock;
import java.util.OptionalLong;
import org.apache.commons.codec.binary.Base32;
import org.springframework.stereotype.Component;

/** The secrets that persons' one-time codes come from: drawn here, kept sealed, each for its person alone. */
@Component
public class OneTimeSecrets {

    private final Sealer sealer;
    private final RandomSecrets random;
    private final Clock clock;

    OneTimeSecrets(Sealer sealer, RandomSecrets random, Clock clock) {
        this.sealer = sealer;
        this.random = random;
        this.clock = clock;
    }

    /** A fresh secret, sealed. */
    public byte[] draw(PersonId person) {
        return sealer.seal(random.bytes(), purpose(person));
    }

    /** The secret in Base32, for an authenticator app. */
    public String text(PersonId person, byte[] sealed) {
        return new Base32().encodeToString(sealer.open(sealed, purpose(person)));
    }

    /** The step for which the code is right, if it is newer than the last one used, so that no code serves twice. */
    public OptionalLong matchingStep(PersonId person, byte[] sealed, String code, long lastUsedStep) {
        return OneTimeCodes.matchingStep(sealer.open(sealed, purpose(person)), code, clock.instant(), lastUsedStep);
    }

    private static String purpose(PersonId person) {
        return "totp:" + person;
    }
}
