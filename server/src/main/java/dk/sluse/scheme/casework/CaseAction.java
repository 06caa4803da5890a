package dk.sluse.scheme.casework;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with a case: by whom, from which states, and what it leads to. The one table of the flow. */
public enum CaseAction {
    WRITE(Party.APPLICANT, null, false, CaseState.DRAFT, CaseState.RETURNED),
    SUBMIT(Party.APPLICANT, CaseState.SUBMITTED, false, CaseState.DRAFT, CaseState.RETURNED),
    CLAIM(Party.CONSULTING, null, false, CaseState.SUBMITTED, CaseState.PRICING, CaseState.ACCEPTED),
    RETURN(Party.CONSULTING, CaseState.RETURNED, true, CaseState.SUBMITTED),
    FIND_ELIGIBLE(Party.CONSULTING, CaseState.CONTENT, true, CaseState.SUBMITTED),
    FIND_NOT_ELIGIBLE(Party.CONSULTING, CaseState.NOT_ELIGIBLE, true, CaseState.SUBMITTED),
    WRITE_CONTENT(Party.APPLICANT, null, false, CaseState.CONTENT, CaseState.CONTENT_RETURNED),
    SUBMIT_CONTENT(Party.APPLICANT, CaseState.CONTENT_SUBMITTED, false, CaseState.CONTENT, CaseState.CONTENT_RETURNED),
    CLAIM_CONTENT(Party.RESEARCH_SERVICES, null, false, CaseState.CONTENT_SUBMITTED),
    RETURN_CONTENT(
            Party.RESEARCH_SERVICES,
            CaseState.CONTENT_RETURNED,
            true,
            CaseState.CONTENT_SUBMITTED,
            CaseState.APPROVING),
    ASK_APPROVALS(Party.RESEARCH_SERVICES, CaseState.APPROVING, false, CaseState.CONTENT_SUBMITTED),
    NOTHING_TO_APPROVE(Party.RESEARCH_SERVICES, CaseState.PRICING, false, CaseState.CONTENT_SUBMITTED),
    APPROVE(Party.APPROVERS, null, false, CaseState.APPROVING),
    APPROVE_LAST(Party.APPROVERS, CaseState.PRICING, false, CaseState.APPROVING),
    REJECT(Party.APPROVERS, CaseState.CONTENT_SUBMITTED, true, CaseState.APPROVING),
    OFFER(Party.CONSULTING, CaseState.OFFERED, false, CaseState.PRICING),
    DECLINE_OFFER(Party.APPLICANT, CaseState.CONTENT_RETURNED, true, CaseState.OFFERED),
    ACCEPT_OFFER(Party.APPLICANT, CaseState.ACCEPTED, false, CaseState.OFFERED),
    DRAW_UP(Party.CONSULTING, CaseState.SIGNING, false, CaseState.ACCEPTED),
    OFFER_AGAIN(Party.CONSULTING, CaseState.OFFERED, true, CaseState.ACCEPTED, CaseState.SIGNING),
    REOPEN_CONTENT(
            Party.CONSULTING,
            CaseState.CONTENT_RETURNED,
            true,
            CaseState.PRICING,
            CaseState.ACCEPTED,
            CaseState.SIGNING),
    SIGN(Party.SIGNATORIES, null, false, CaseState.SIGNING),
    SIGN_LAST(Party.SIGNATORIES, CaseState.AGREED, false, CaseState.SIGNING),
    WITHDRAW(
            Party.APPLICANT,
            CaseState.WITHDRAWN,
            false,
            CaseState.DRAFT,
            CaseState.SUBMITTED,
            CaseState.RETURNED,
            CaseState.CONTENT,
            CaseState.CONTENT_SUBMITTED,
            CaseState.CONTENT_RETURNED,
            CaseState.APPROVING,
            CaseState.PRICING,
            CaseState.OFFERED,
            CaseState.ACCEPTED,
            CaseState.SIGNING);

    /** What changes nothing but where the case stands; the others bring something with them and have their own commands. */
    @SuppressWarnings("ImmutableEnumChecker")
    private static final Set<CaseAction> PLAIN = EnumSet.of(
            SUBMIT,
            CLAIM,
            RETURN,
            FIND_ELIGIBLE,
            FIND_NOT_ELIGIBLE,
            CLAIM_CONTENT,
            RETURN_CONTENT,
            DECLINE_OFFER,
            OFFER_AGAIN,
            REOPEN_CONTENT,
            WITHDRAW);

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

    public boolean isPlain() {
        return PLAIN.contains(this);
    }

    /** Whether it makes the person the one who works on the case. */
    boolean claims() {
        return this == CLAIM || this == CLAIM_CONTENT;
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
