/** What the kernel gives for sandboxes: groups with limits, file systems, filters of system calls. Knows nothing of workspaces. */
@NullMarked
package dk.sluse.agent.kernel;

import org.jspecify.annotations.NullMarked;
