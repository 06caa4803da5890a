package dk.sluse.scheme.content;

import java.time.Instant;

/**
 * A content as it was submitted; never changed.
 *
 * @param version 1 for the first of a case
 */
public record ContentVersion(int version, Instant at, Content content) {}
