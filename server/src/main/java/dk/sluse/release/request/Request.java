package dk.sluse.release.request;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wish to send files home.
 *
 * @param number of what was taken from the workspace
 * @param person its author
 * @param lane how it is decided; null until it is sent
 * @param panel 1, or 2 after an appeal, which others decide
 * @param turn goes up whenever it comes back from its author; votes of an earlier one do not count
 * @param policy number of the risk policy that it was sent under; null until it is sent
 * @param preapprovedBy who of the authority has agreed; null if nobody had to, or has
 * @param sampled whether it went home at once and is to be looked at afterwards
 * @param dueOn the day by which reviewers decide; null until it is with them
 */
public record Request(
        int number,
        SchemeId scheme,
        PersonId person,
        RequestState state,
        @Nullable Lane lane,
        int panel,
        int turn,
        @Nullable Integer policy,
        @Nullable PersonId preapprovedBy,
        boolean sampled,
        Instant begunAt,
        @Nullable Instant sentAt,
        @Nullable LocalDate dueOn,
        @Nullable Instant decidedAt) {

    public static final int FIRST_PANEL = 1;
    public static final int APPEAL_PANEL = 2;

    /** How many reviewers its panel has, without a third. */
    public int reviewers() {
        return panel == APPEAL_PANEL || lane == null ? Lane.FULL.reviewers() : lane.reviewers();
    }
}
