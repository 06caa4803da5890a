/** What went home: who has fetched it, what is called back, and what is appealed. */
@NullMarked
package dk.sluse.release.home;

import org.jspecify.annotations.NullMarked;
