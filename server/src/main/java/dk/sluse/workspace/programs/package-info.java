/** The catalogue of programs that the office adds, and their licence seats. */
@NamedInterface("programs")
@NullMarked
package dk.sluse.workspace.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
