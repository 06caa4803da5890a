/** What the office must hear of when it happens in a workspace. */
@NullMarked
package dk.sluse.workspace.alarm;

import org.jspecify.annotations.NullMarked;
