/** Data made for one purpose within a scheme, by the office's caseworker, over the bank. */
@NullMarked
@NamedInterface("tailored")
package dk.sluse.delivery.tailored;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
