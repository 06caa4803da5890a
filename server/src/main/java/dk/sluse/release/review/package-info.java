/** What reviewers do with requests: blind to each other first, then together, a third where they differ. */
@NullMarked
package dk.sluse.release.review;

import org.jspecify.annotations.NullMarked;
