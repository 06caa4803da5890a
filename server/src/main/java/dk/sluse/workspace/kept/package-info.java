/** Files that came from workspaces or went into them, as they were then, encrypted. */
@NullMarked
@NamedInterface("kept")
package dk.sluse.workspace.kept;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
