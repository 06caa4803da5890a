/** What files of many kinds are made of: archives of parts, and markup. */
@NullMarked
package dk.sluse.inspection.read.parts;

import org.jspecify.annotations.NullMarked;
