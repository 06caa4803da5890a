/** What is taken from workspaces to go home; what becomes of it is the lock's to say. */
@NullMarked
@NamedInterface("out")
package dk.sluse.workspace.out;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
