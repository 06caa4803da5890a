package dk.sluse.people.proof;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a link in a letter lets its reader in by. Only a hash is kept, so that a reader of the database cannot follow it. */
@Component
public class LinkTokens {

    /** No character of an id, so that no record of refusals repeats a token. */
    private static final char BETWEEN = '~';

    private final RandomSecrets random;
    private final Clock clock;

    LinkTokens(RandomSecrets random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /**
     * A token for what has this id.
     *
     * @param text as it stands in the link; shown to nobody else
     */
    public record Token(String text, String secretSha256, Instant expiresAt) {

        @Override
        public String toString() {
            return "Token";
        }
    }

    /** The two parts of a token. */
    public record Parts(String id, String secretSha256) {

        public boolean matches(String otherSha256) {
            return RandomSecrets.same(secretSha256, otherSha256);
        }

        @Override
        public String toString() {
            return "Parts";
        }
    }

    public Token draw(String id, Duration validity) {
        String secret = random.text();
        return new Token(id + BETWEEN + secret, RandomSecrets.hash(secret), now().plus(validity));
    }

    /** What a text says if it has the form of a token. */
    public static Optional<Parts> parse(String text) {
        int middle = text.indexOf(BETWEEN);
        return middle > 0
                ? Optional.of(new Parts(text.substring(0, middle), RandomSecrets.hash(text.substring(middle + 1))))
                : Optional.empty();
    }

    public Instant now() {
        return clock.instant();
    }
}
