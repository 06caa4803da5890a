/** The catalogue of programs that the office adds, and their licence seats. */
@NullMarked
package dk.sluse.workspace.programs;

import org.jspecify.annotations.NullMarked;
