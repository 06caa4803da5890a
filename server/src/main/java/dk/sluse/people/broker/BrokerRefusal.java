package dk.sluse.people.broker;

/** Why somebody whom a broker vouches for is not let in. The codes are stable. */
public enum BrokerRefusal {
    /** The broker did not vouch for anybody. */
    FAILED,
    /** It is not sure enough of him, or does not say how sure it is. */
    LEVEL,
    /** It does not vouch for his e-mail address, and he is not known by anything else. */
    EMAIL,
    /** It is the first time, and his organisation is not told, or its number is not known here. */
    CVR,
    /** Nobody here has that address. */
    UNKNOWN,
    /** Whoever has that address has signed in as somebody else at the broker before, or has forgotten this identity. */
    OTHER_IDENTITY,
    /** He acts for another organisation than the one that he is known in. */
    OTHER_ORGANISATION
}
