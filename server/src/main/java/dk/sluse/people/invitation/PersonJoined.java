package dk.sluse.people.invitation;

import dk.sluse.people.Person;

/** Somebody has come in by an invitation; published in the transaction that made his account. */
public record PersonJoined(Person person) {}
