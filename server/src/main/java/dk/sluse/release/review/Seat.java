package dk.sluse.release.review;

import dk.sluse.people.PersonId;

/**
 * Somebody's part in the review of a request.
 *
 * @param third whether he decides where the others differ
 * @param finished whether he has judged all files, so that the others may see what he says
 */
public record Seat(PersonId reviewer, boolean third, boolean finished) {}
