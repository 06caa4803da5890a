/** Test files among those of requests, by which it is measured how well reviewers look. No author sees one, and none goes home. */
@NullMarked
package dk.sluse.release.seeded;

import org.jspecify.annotations.NullMarked;
