/** Breaches of the rules: who tells of them, what is proposed, heard and decided, and what that closes. */
@NullMarked
@NamedInterface("breach")
package dk.sluse.scheme.breach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
