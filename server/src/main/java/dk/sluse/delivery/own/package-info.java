/** Own data of an authority: uploaded, checked, linked by serial number, and the original destroyed. */
@NullMarked
@NamedInterface("own")
package dk.sluse.delivery.own;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
