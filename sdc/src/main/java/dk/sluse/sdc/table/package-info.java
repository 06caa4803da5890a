/** Tables as they are before protection: groupings in trees, the cells that they span, and what stands in them. */
@NullMarked
package dk.sluse.sdc.table;

import org.jspecify.annotations.NullMarked;
