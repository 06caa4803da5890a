/** What analysts offer from their workspaces for sending home, until its checks are there: the office looks at it and fetches it. */
@NullMarked
package dk.sluse.workspace.out;

import org.jspecify.annotations.NullMarked;
