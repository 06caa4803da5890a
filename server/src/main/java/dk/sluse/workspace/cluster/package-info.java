/** Machines where workspaces run: which there are, which scheme is on which, and who says where there is room. */
@NullMarked
package dk.sluse.workspace.cluster;

import org.jspecify.annotations.NullMarked;
