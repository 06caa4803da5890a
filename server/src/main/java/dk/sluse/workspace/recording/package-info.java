/** Recordings of what desktops showed, where the office has them made; whoever works is told. */
@NullMarked
package dk.sluse.workspace.recording;

import org.jspecify.annotations.NullMarked;
