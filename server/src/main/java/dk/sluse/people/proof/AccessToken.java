package dk.sluse.people.proof;

import java.time.Instant;
import java.util.Set;

/**
 * A personal access token as it is listed; its secret is not kept.
 *
 * @param revoked whether it has been taken back
 */
public record AccessToken(String id, String label, Set<Scope> scopes, Instant expiresAt, boolean revoked) {

    /** What a token may do for its person. */
    public enum Scope {
        TABLES,
        RELEASES;

        public String authority() {
            return "SCOPE_" + name();
        }
    }

    public AccessToken {
        scopes = Set.copyOf(scopes);
    }
}
