/** The case of an authority that wants a scheme: who holds it, what may be done with it, and how it went. */
@NullMarked
@NamedInterface("casework")
package dk.sluse.scheme.casework;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
