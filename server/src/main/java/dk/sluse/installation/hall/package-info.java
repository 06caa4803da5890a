/** Where identified data may be worked on: here, in a process of its own, or nowhere in this one. */
@NullMarked
@NamedInterface("hall")
package dk.sluse.installation.hall;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
