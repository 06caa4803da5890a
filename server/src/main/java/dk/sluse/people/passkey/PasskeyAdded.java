package dk.sluse.people.passkey;

import dk.sluse.people.PersonId;

/** Somebody's account can be entered with another passkey; told within its transaction. */
public record PasskeyAdded(PersonId person) {}
