/** Code and documentation that analysts bring into their workspaces: stated, screened, kept, logged. */
@NullMarked
package dk.sluse.workspace.in;

import org.jspecify.annotations.NullMarked;
