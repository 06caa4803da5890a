/** Tables as readers see them, and what their figures are. */
@NullMarked
package dk.sluse.inspection.table;

import org.jspecify.annotations.NullMarked;
