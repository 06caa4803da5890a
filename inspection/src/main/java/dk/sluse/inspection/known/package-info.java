/** Tables of which it is known what they count, and what a file tells together with them. */
@NullMarked
package dk.sluse.inspection.known;

import org.jspecify.annotations.NullMarked;
