package dk.sluse.people.proof;

/**
 * What a new person needs for the first sign-in; shown once.
 *
 * @param totpSecret Base32, for an authenticator app
 */
public record Credentials(String password, String totpSecret) {

    @Override
    public String toString() {
        return "Credentials";
    }
}
