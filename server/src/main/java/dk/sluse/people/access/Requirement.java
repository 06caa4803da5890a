package dk.sluse.people.access;

/** What access to data needs, all at once; in the order in which it is usually fulfilled. The codes are stable. */
public enum Requirement {
    /** The authority's responsible person has said that he is one of its staff. */
    ASSOCIATION,
    /** And has said so again within a year. */
    ATTESTATION,
    /** He has accepted the rules in force. */
    USER_AGREEMENT,
    /** He has shown within a year that he knows them. */
    CERTIFICATION,
    /** The office has approved him. */
    APPROVAL,
    /** His access is not closed. */
    NO_SUSPENSION
}
