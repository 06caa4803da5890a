/** Files as analysts make them, and files in which something is hidden that must not go home; all made up. */
@NullMarked
package dk.sluse.inspection.corpus;

import org.jspecify.annotations.NullMarked;
