/**
 * Starts and ends the sandboxes of workspaces on one machine. It is the only part of Sluse that runs as root, knows a handful of fixed
 * commands, and answers one other user over a socket in the file system.
 */
@NullMarked
package dk.sluse.agent;

import org.jspecify.annotations.NullMarked;
