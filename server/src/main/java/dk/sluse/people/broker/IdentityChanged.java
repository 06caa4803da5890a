package dk.sluse.people.broker;

import dk.sluse.people.PersonId;

/**
 * Somebody has become an identity at a broker, or has forgotten it; told within its transaction.
 *
 * @param bound whether he has become one
 */
public record IdentityChanged(PersonId person, boolean bound) {}
