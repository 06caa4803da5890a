package dk.sluse.release.seeded;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.RequestFile;
import java.time.Instant;
import java.util.List;

/**
 * A test file among the files of a request.
 *
 * @param file as a reviewer sees it
 * @param ended whether all have judged it, so that it is told
 * @param said the newest of each reviewer
 */
public record Placed(RequestFile file, TestFile test, boolean ended, List<Said> said) {

    /** What a reviewer said of it. */
    public record Said(PersonId reviewer, boolean approves, String reason, Instant at) {}

    public Placed {
        said = List.copyOf(said);
    }

    /** Whether what somebody said is right. */
    public boolean isRight(Said one) {
        return one.approves() != test.refuse();
    }
}
