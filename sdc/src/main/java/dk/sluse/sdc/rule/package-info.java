/** The rules that tell which cells are unsafe when they stand alone, and how wide the rest must be kept open. */
@NullMarked
package dk.sluse.sdc.rule;

import org.jspecify.annotations.NullMarked;
