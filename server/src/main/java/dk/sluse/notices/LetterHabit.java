package dk.sluse.notices;

/** How often somebody wants a letter about what is in his inbox. */
public enum LetterHabit {
    /** One for each notice, at once. */
    AT_ONCE,
    /** One each morning, about what he has not seen by then. */
    DAILY,
    /** The same on Mondays. */
    WEEKLY,
    /** None, but for what the law wants to reach him. */
    NEVER
}
