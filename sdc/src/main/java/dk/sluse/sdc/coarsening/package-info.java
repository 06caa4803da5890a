/** Coarser categories: which two to merge so that more of a table can be shown. */
@NullMarked
package dk.sluse.sdc.coarsening;

import org.jspecify.annotations.NullMarked;
