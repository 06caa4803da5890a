package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import java.time.Instant;

/**
 * What a reviewer says of a file.
 *
 * @param sha256 of the bytes that he saw
 * @param reason in his words; empty only where he approves
 */
public record Vote(int file, PersonId reviewer, String sha256, boolean approves, String reason, Instant at) {}
