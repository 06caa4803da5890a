/** Makes sense of a definition: what is asked of which columns of the package, and the rows that it needs. */
@NullMarked
package dk.sluse.tabulation.plan;

import org.jspecify.annotations.NullMarked;
