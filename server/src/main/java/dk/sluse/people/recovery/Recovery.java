package dk.sluse.people.recovery;

import dk.sluse.people.PersonId;

/**
 * A link that is good.
 *
 * @param totpSecret the new second factor in Base32, for an authenticator app; empty where the password is what was lost
 */
public record Recovery(PersonId person, Kind kind, String totpSecret) {

    /** What has been lost. */
    public enum Kind {
        PASSWORD,
        FACTOR
    }

    /** How it went. */
    public enum Outcome {
        DONE,
        /** There is no such link, it has been used, or it is too old. */
        GONE,
        /** The password is too short or too easy. */
        PASSWORD,
        /** The two passwords differ. */
        REPEATED,
        /** What the person should still have is not right; wrong ones count as at sign-in. */
        PROOF
    }

    @Override
    public String toString() {
        return "Recovery";
    }
}
