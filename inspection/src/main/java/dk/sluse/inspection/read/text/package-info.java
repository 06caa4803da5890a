/** Plain text, listings and program code, and the tables that are written in them. */
@NullMarked
package dk.sluse.inspection.read.text;

import org.jspecify.annotations.NullMarked;
