package dk.sluse.people.access;

/** Why something is not done with an authority's staff. The codes are stable. */
public enum StaffRefusal {
    /** There is no such person or request for whoever asks. */
    NOT_YOURS,
    /** It is for somebody else to do. */
    NOT_YOUR_PART,
    /** Name or address cannot be anybody's. */
    CONTACT,
    /** The address has none of the authority's mail domains. */
    DOMAIN,
    /** Somebody of another organisation has this address. */
    KNOWN_ELSEWHERE,
    /** It has been done, or asked for, already. */
    ALREADY,
    /** Nobody is his own substitute. */
    OWN_SUBSTITUTE,
    /** It is not one of the roles that an authority gives. */
    ROLE,
    /** Something else is missing first. */
    NOT_READY,
    /** A reason must be given. */
    REASON_MISSING,
    /** It would leave nobody whose addresses are known. */
    LAST_DOMAIN,
    /** A breach has closed it, if anything has: what is decided about that opens it. */
    BY_BREACH
}
