/** Pages of workspaces. */
@NullMarked
package dk.sluse.workspace.web;

import org.jspecify.annotations.NullMarked;
