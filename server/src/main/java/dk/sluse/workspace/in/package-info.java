/** Code and documentation that analysts bring into their workspaces: stated, screened, kept, logged. */
@NullMarked
@NamedInterface("in")
package dk.sluse.workspace.in;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
