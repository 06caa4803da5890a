package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was said about a request.
 *
 * @param file that it is about; null for all of the request
 * @param place in that file; empty for all of it
 * @param internal whether it is for reviewers alone
 */
public record Remark(
        @Nullable Integer file, String place, boolean internal, PersonId person, String text, Instant at) {}
