/** Keeps packages up to date: new periods that are followed, and registers that were run again. */
@NullMarked
@NamedInterface("update")
package dk.sluse.delivery.update;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
