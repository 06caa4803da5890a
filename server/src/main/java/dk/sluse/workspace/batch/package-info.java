/** Jobs of workspaces: program files that are run beside the desktop, in its sandbox, in a queue for all. */
@NullMarked
package dk.sluse.workspace.batch;

import org.jspecify.annotations.NullMarked;
