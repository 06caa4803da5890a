package dk.sluse.scheme.casework;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a case: by whom, from which states, and what it leads to. The one table of the flow. */
public enum CaseAction {
    WRITE(Party.APPLICANT, null, false, CaseState.DRAFT, CaseState.RETURNED),
    SUBMIT(Party.APPLICANT, CaseState.SUBMITTED, false, CaseState.DRAFT, CaseState.RETURNED),
    WITHDRAW(
            Party.APPLICANT,
            CaseState.WITHDRAWN,
            false,
            CaseState.DRAFT,
            CaseState.SUBMITTED,
            CaseState.RETURNED,
            CaseState.ELIGIBLE),
    CLAIM(Party.CONSULTING, null, false, CaseState.SUBMITTED),
    RETURN(Party.CONSULTING, CaseState.RETURNED, true, CaseState.SUBMITTED),
    FIND_ELIGIBLE(Party.CONSULTING, CaseState.ELIGIBLE, true, CaseState.SUBMITTED),
    FIND_NOT_ELIGIBLE(Party.CONSULTING, CaseState.NOT_ELIGIBLE, true, CaseState.SUBMITTED);

    private final Party party;
    private final @Nullable CaseState to;
    private final boolean needsReason;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<CaseState> from;

    CaseAction(Party party, @Nullable CaseState to, boolean needsReason, CaseState... from) {
        this.party = party;
        this.to = to;
        this.needsReason = needsReason;
        this.from = Set.of(from);
    }

    public Party party() {
        return party;
    }

    /** Whether it is a decision that says why, to the applicant. */
    public boolean needsReason() {
        return needsReason;
    }

    public boolean isPossibleIn(CaseState state) {
        return from.contains(state);
    }

    /** Where a case stands afterwards. */
    public CaseState after(CaseState state) {
        if (!isPossibleIn(state)) {
            throw new IllegalStateException(this + " is not possible in " + state);
        }
        return to == null ? state : to;
    }

    /** The stable name in the audit trail and in the history of a case. */
    public String code() {
        return "case." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
