/** Inspection in a process that can do nothing but read one file and tell what it found. */
@NullMarked
package dk.sluse.inspection.confined;

import org.jspecify.annotations.NullMarked;
