package dk.sluse.scheme.casework;

import dk.sluse.people.PersonId;

/** A case has come to another state; told within its transaction. */
public record CaseMoved(Case after, PersonId by) {}
