/** Reads and writes what other programs read and write; knows no business word. */
@NullMarked
@NamedInterface("files")
package dk.sluse.engine.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
