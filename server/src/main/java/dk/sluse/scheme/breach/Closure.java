package dk.sluse.scheme.breach;

/**
 * How long access is closed.
 *
 * @param months 1 to 36 where the length is of months, else 0
 * @param mayEndAgreement whether the office also considers to end an agreement
 */
public record Closure(Length length, int months, boolean mayEndAgreement) {

    private static final int LONGEST = 36;

    /** What the length depends on. */
    public enum Length {
        /** Until the office has approved an account of what happened and what is done about it. */
        UNTIL_ACCOUNT_APPROVED,
        MONTHS,
        /** What the case calls for: until the office opens it again. */
        ASSESSMENT
    }

    /** Whether the months are such as the length can have. */
    public boolean isGood() {
        return length == Length.MONTHS ? months >= 1 && months <= LONGEST : months == 0;
    }
}
