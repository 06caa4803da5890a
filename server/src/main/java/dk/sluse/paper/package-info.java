/** Writes papers for archives: PDF/A from templates, in the language of the reader. Knows no business word. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dk.sluse.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
