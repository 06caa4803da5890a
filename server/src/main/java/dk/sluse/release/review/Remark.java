package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import java.time.Instant;

/** Something that was said about a request. */
public record Remark(Words words, PersonId person, Instant at) {}
