/** Counts: what the engine finds in the leaf cells of a plan, and what that adds up to. */
@NullMarked
package dk.sluse.tabulation.count;

import org.jspecify.annotations.NullMarked;
