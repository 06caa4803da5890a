package dk.sluse.scheme.breach;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that has happened against the rules.
 *
 * @param person who did it
 * @param description what happened; never leaves the pages of the breach
 * @param deleted whether who told of it says that what was taken is deleted everywhere
 * @param selfReported whether the authority's own people told of it, which speaks for them
 * @param proposal what the office proposes; null before it does
 * @param hearingUntil last day on which those concerned can speak; null before there is a proposal
 * @param decision null before there is one
 */
public record Breach(
        String id,
        SchemeId scheme,
        PersonId person,
        BreachKind kind,
        Instant happenedAt,
        String description,
        boolean deleted,
        boolean selfReported,
        PersonId reportedBy,
        Instant reportedAt,
        BreachState state,
        @Nullable Proposal proposal,
        @Nullable LocalDate hearingUntil,
        @Nullable Decision decision) {

    /**
     * What the office proposes, and by which rule.
     *
     * @param matrix version of the matrix
     * @param evidence what it builds on
     * @param at when it was proposed; what has been said before it was about another one
     */
    public record Proposal(
            Severity severity, Repetition repetition, int matrix, Closure closure, String evidence, Instant at) {}

    /**
     * What the office has decided.
     *
     * @param until last day on which access is closed; null where that depends on something else
     * @param appealUntil last day on which those concerned can appeal
     * @param opened whether access has been opened again before its time
     */
    public record Decision(
            Closure closure,
            @Nullable LocalDate until,
            String reason,
            PersonId by,
            LocalDate on,
            LocalDate appealUntil,
            boolean opened) {}

    /** Whether access waits for an account of what happened. */
    public boolean awaitsAccount() {
        return state.isSanctioned()
                && decision != null
                && !decision.opened()
                && decision.closure().length() == Closure.Length.UNTIL_ACCOUNT_APPROVED;
    }
}
