package dk.sluse.release.review;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says about a request.
 *
 * @param file that it is about; null for all of the request
 * @param place in that file; empty for all of it
 * @param internal whether it is for reviewers alone
 */
public record Words(@Nullable Integer file, String place, boolean internal, String text) {

    public Words {
        text = text.strip();
    }

    /** About all of the request, for everybody who sees it. */
    public static Words open(String text) {
        return new Words(null, "", false, text);
    }
}
