package dk.sluse.scheme;

import java.util.Optional;

/** Names a scheme; also the name of its folders. */
public record SchemeId(String value) {

    private static final String FORMAT = "[a-z0-9][a-z0-9-]{0,40}";

    public SchemeId {
        if (!value.matches(FORMAT)) {
            throw new IllegalArgumentException("a scheme id has lower-case letters, digits and -");
        }
    }

    /** The id that an address names; empty if it cannot be one. */
    public static Optional<SchemeId> parse(String text) {
        return text.matches(FORMAT) ? Optional.of(new SchemeId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
