package dk.sluse.scheme.casework;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authority's case.
 *
 * @param authority id of the organisation
 * @param kind what it is for
 * @param scheme what it founded or is about to change; null while it has founded none
 * @param since when it came to this state
 * @param due the day by which the office has promised to answer; null while it is the authority's turn
 * @param asked who in the office is asked to approve its newest content: ids of subject offices, and {@link #IT_CENTRE}
 * @param claimedBy who in the office works on it; null if nobody does
 * @param version grows with each change
 */
public record Case(
        CaseId id,
        String authority,
        Kind kind,
        @Nullable SchemeId scheme,
        CaseState state,
        Instant since,
        @Nullable LocalDate due,
        @Nullable PersonId claimedBy,
        Set<String> asked,
        Application application,
        @Nullable CaseDocument security,
        int version) {

    /** What a case is for. */
    public enum Kind {
        /** A new scheme. */
        FIRST,
        /** Other data in a scheme. */
        CHANGE,
        /** Twelve more months. */
        RENEWAL
    }

    /** The IT centre among those who are asked. */
    public static final String IT_CENTRE = "it-centre";

    public Case {
        asked = Set.copyOf(asked);
    }

    /** One that somebody has just begun: about a scheme that is there it begins with what is agreed, and asks no more. */
    static Case begun(CaseId id, String authority, Kind kind, @Nullable SchemeId scheme, Instant now) {
        CaseState state = kind == Kind.FIRST ? CaseState.DRAFT : CaseState.CONTENT;
        return new Case(id, authority, kind, scheme, state, now, null, null, Set.of(), Application.EMPTY, null, 1);
    }

    /** The same with another promise, and somebody else or nobody at work on it. */
    Case with(@Nullable LocalDate promise, @Nullable PersonId worker) {
        return new Case(
                id, authority, kind, scheme, state, since, promise, worker, asked, application, security, version);
    }

    /** The same with what the authority says of itself. */
    Case with(Application written, @Nullable CaseDocument document) {
        return new Case(id, authority, kind, scheme, state, since, due, claimedBy, asked, written, document, version);
    }

    /** The same with others to approve it. */
    public Case asking(Set<String> parties) {
        return new Case(
                id, authority, kind, scheme, state, since, due, claimedBy, parties, application, security, version);
    }

    /** The same about a scheme. */
    public Case about(SchemeId one) {
        return new Case(id, authority, kind, one, state, since, due, claimedBy, asked, application, security, version);
    }

    public boolean isLateOn(LocalDate day) {
        return due != null && due.isBefore(day);
    }
}
