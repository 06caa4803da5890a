package dk.sluse.pseudonymisation;

/**
 * Leave to see the clear identifiers of one scheme. Handed out by {@link KeyVault#grant} alone, where it is recorded.
 */
public final class IdentifierAccess {

    private final String scheme;

    IdentifierAccess(String scheme) {
        this.scheme = scheme;
    }

    String scheme() {
        return scheme;
    }
}
