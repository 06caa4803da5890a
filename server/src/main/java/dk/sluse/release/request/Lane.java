package dk.sluse.release.request;

import org.jspecify.annotations.Nullable;

/** How a request is decided. The names are stable: they stand in policies and in the audit trail. */
public enum Lane {
    /** Nothing was found that could speak against it: home at once, some are looked at afterwards. */
    AT_ONCE(0),
    /** Small, and nothing grave was found: one reviewer. */
    LIGHT(1),
    FULL(2);

    private final int reviewers;

    Lane(int reviewers) {
        this.reviewers = reviewers;
    }

    /** This one, or another with more reviewers. */
    public Lane orStricter(@Nullable Lane other) {
        return other != null && other.reviewers > reviewers ? other : this;
    }

    /** How many look at it in the first panel. */
    public int reviewers() {
        return reviewers;
    }
}
