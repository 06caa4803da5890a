package dk.sluse.people.invitation;

import dk.sluse.people.Person;

/** What becomes of an attempt to accept an invitation. */
public sealed interface Acceptance {

    /** The account is made. */
    record Accepted(Person person) implements Acceptance {}

    /** It is not, and can be tried again. */
    record Refused(Reason reason) implements Acceptance {}

    /** Why not. */
    enum Reason {
        /** There is no such invitation, it has been used, or it is too old. */
        GONE,
        /** The password is shorter than {@link dk.sluse.people.proof.Passwords#SHORTEST}, or too easy. */
        PASSWORD,
        /** The two passwords differ. */
        REPEATED,
        /** The one-time code is not the authenticator's. */
        CODE
    }
}
