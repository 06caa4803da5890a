/** What speaks against sending a file home: looked for in confined processes, against the scheme's policy and all that went home before. */
@NullMarked
package dk.sluse.release.check;

import org.jspecify.annotations.NullMarked;
