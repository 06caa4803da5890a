package dk.sluse.scheme.contract;

import dk.sluse.people.PersonId;
import java.time.Instant;

/** That somebody signed a contract, having shown anew who he is. */
public record Signature(Side side, PersonId person, Instant at) {}
