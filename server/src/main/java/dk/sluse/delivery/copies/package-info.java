/** Tells whether a table that somebody made has rows of a package in it, whatever its columns are called. */
@NullMarked
@NamedInterface("copies")
package dk.sluse.delivery.copies;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
