/** Who may see data: one rule, and the steps by which somebody comes to fulfil it and ceases to. */
@NullMarked
@NamedInterface("access")
package dk.sluse.people.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
