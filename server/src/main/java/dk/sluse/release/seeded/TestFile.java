package dk.sluse.release.seeded;

import dk.sluse.people.PersonId;

/**
 * A file that the office has made to see how well reviewers look.
 *
 * @param refuse whether the right answer is that it may not go home
 * @param wrong what is wrong with it, or why nothing is; told when all have judged
 * @param explanation as an author would write it
 * @param retired whether it is not used any more
 */
public record TestFile(
        int number,
        String name,
        long bytes,
        String sha256,
        boolean refuse,
        String wrong,
        String explanation,
        PersonId madeBy,
        boolean retired) {}
