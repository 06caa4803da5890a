/** What the authors of requests do, and what their authorities do. */
@NullMarked
package dk.sluse.release.author;

import org.jspecify.annotations.NullMarked;
