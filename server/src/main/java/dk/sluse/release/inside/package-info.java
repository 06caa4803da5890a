/** The same checks for analysts in their workspaces, before anything is sent. */
@NullMarked
package dk.sluse.release.inside;

import org.jspecify.annotations.NullMarked;
