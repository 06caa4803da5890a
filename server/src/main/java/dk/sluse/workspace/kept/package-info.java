/** Files that came from workspaces or went into them, as they were then, encrypted. */
@NullMarked
package dk.sluse.workspace.kept;

import org.jspecify.annotations.NullMarked;
