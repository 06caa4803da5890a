/** Letters about cases: that there is something to see, and where; never what. */
@NullMarked
package dk.sluse.scheme.letters;

import org.jspecify.annotations.NullMarked;
