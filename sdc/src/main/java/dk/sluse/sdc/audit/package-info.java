/** Computes what a reader can compute. Knows nothing of how a pattern was found, and shares no code with what finds it. */
@NullMarked
package dk.sluse.sdc.audit;

import org.jspecify.annotations.NullMarked;
