/** What is looked after every moment, as long as the web runs. */
@NullMarked
package dk.sluse.workspace.pace;

import org.jspecify.annotations.NullMarked;
