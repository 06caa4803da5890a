package dk.sluse.people.access;

import dk.sluse.people.PersonId;

/** Somebody is no longer one of an authority's staff; published in the transaction that ended it. */
public record StaffLeft(PersonId person, PersonId by) {}
