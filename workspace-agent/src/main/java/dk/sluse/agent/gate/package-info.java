/** The way to an agent, and to the desktops that it has started, from another machine. */
@NullMarked
package dk.sluse.agent.gate;

import org.jspecify.annotations.NullMarked;
