/** Remembers the tables that an authority has at home, and keeps new ones from telling a small group together with them. */
@NullMarked
@NamedInterface("memory")
package dk.sluse.tabulation.memory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
