/** How somebody who has lost his password, or his second factor, gets another: with the one that is left, and never by a telephone. */
@NullMarked
@NamedInterface("recovery")
package dk.sluse.people.recovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
