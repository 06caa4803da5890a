/** Readers: from the bytes of a file to what it holds. */
@NullMarked
package dk.sluse.inspection.read;

import org.jspecify.annotations.NullMarked;
