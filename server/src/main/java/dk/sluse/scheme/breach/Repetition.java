package dk.sluse.scheme.breach;

/** Which breach it is, within the years that count. */
public enum Repetition {
    /** The person's first. */
    PERSON_FIRST,
    /** The person has done it before. */
    PERSON_AGAIN,
    /** The third under the scheme, whoever did them. */
    SCHEME_THIRD,
    /** The fourth under the scheme, or a later one. */
    SCHEME_FOURTH;

    /** Whether all who work in the scheme answer for it. */
    public boolean concernsAll() {
        return this == SCHEME_THIRD || this == SCHEME_FOURTH;
    }

    /**
     * Which one it is.
     *
     * @param ofPerson sanctioned breaches of the person before it, in any scheme
     * @param underScheme sanctioned breaches under the scheme before it, of anybody
     */
    static Repetition after(int ofPerson, int underScheme) {
        if (underScheme >= 2) {
            return underScheme == 2 ? SCHEME_THIRD : SCHEME_FOURTH;
        }
        return ofPerson == 0 ? PERSON_FIRST : PERSON_AGAIN;
    }
}
