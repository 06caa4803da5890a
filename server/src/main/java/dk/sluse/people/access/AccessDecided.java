package dk.sluse.people.access;

import dk.sluse.people.PersonId;

/** The office has decided about somebody's access; told within its transaction. */
public record AccessDecided(PersonId person, Decision decision) {

    /** What it has decided. */
    public enum Decision {
        APPROVED,
        WITHDRAWN,
        CLOSED,
        OPENED
    }
}
