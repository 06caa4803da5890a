/**
 * The search for moves: other tables that agree with all that is shown. Works on numbers of bundles and equations, and is there
 * for {@code suppression}; not meant for users of the library.
 */
@NullMarked
package dk.sluse.sdc.search;

import org.jspecify.annotations.NullMarked;
