package dk.sluse.release.author;

import java.time.Instant;

/**
 * Something that went home before, which a request can build on.
 *
 * @param id the number of a request, or what a table sent home is called
 * @param table whether it is a table made on Sluse's pages, which is safe by its proof
 * @param shows what its author said that it shows; the register of a table
 */
public record Earlier(String id, boolean table, Instant at, String shows) {}
