/** What the agent is asked and what it answers: the words on its socket, and who says them. */
@NullMarked
package dk.sluse.agent.wire;

import org.jspecify.annotations.NullMarked;
