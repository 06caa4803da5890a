/** What workspaces see of their scheme's data beside the package. */
@NullMarked
package dk.sluse.workspace.data;

import org.jspecify.annotations.NullMarked;
