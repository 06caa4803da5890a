/** Who comes to what is sent over a socket, for as long as he may. */
@NullMarked
package dk.sluse.workspace.caller;

import org.jspecify.annotations.NullMarked;
