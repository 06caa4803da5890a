/** How an agent and its gate are started. */
@NullMarked
package dk.sluse.agent.command;

import org.jspecify.annotations.NullMarked;
