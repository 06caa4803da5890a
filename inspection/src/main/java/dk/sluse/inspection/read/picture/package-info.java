/** Pictures, of which only the frame can be read: size, remarks, and what lies behind their end. */
@NullMarked
package dk.sluse.inspection.read.picture;

import org.jspecify.annotations.NullMarked;
