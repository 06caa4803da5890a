/** Statistical disclosure control for tables: which cells are unsafe, and what else must be hidden so that they stay so. */
@NullMarked
package dk.sluse.sdc;

import org.jspecify.annotations.NullMarked;
