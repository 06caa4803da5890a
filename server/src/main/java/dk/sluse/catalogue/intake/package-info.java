/** Checks what comes from outside, wholly, before any of it is used: registers, and own data of authorities. */
@NullMarked
@NamedInterface("intake")
package dk.sluse.catalogue.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
