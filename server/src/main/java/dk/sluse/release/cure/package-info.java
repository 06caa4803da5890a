/** Remedies: a new file is made of what speaks against another; the old one is kept. */
@NullMarked
package dk.sluse.release.cure;

import org.jspecify.annotations.NullMarked;
