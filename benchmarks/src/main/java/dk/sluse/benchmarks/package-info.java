/** Measures whole jobs as people start them, each against the plain engine on the same files in the same run. */
@NullMarked
package dk.sluse.benchmarks;

import org.jspecify.annotations.NullMarked;
