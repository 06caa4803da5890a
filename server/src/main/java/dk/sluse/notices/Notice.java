package dk.sluse.notices;

import java.time.Instant;

/**
 * A notice in somebody's inbox.
 *
 * @param read whether he has opened it
 */
public record Notice(long number, News news, Instant at, boolean read) {}
