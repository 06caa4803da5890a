package dk.sluse.people;

import java.util.EnumSet;
import java.util.Set;

/** What a person is here for; one may be here for several things. */
public enum Role {
    /** Answers by law for what an authority's staff do, and sees what it sends home. */
    RESPONSIBLE,
    /** Has the rights of the responsible when that person is away. */
    SUBSTITUTE,
    /** Approves and submits what an authority asks for. */
    ADMINISTRATOR,
    /** Asks and answers for an authority, and may bind it. */
    EMPOWERED_CONTACT,
    /** Signs contracts for an authority. */
    SIGNATORY,
    /** Asks and answers for an authority. */
    CONTACT,
    /** A user of data: makes tables within the schemes that he is attached to. */
    ANALYST,
    /** The office's Consulting: finds who is eligible, prices, writes contracts. */
    CONSULTING,
    /** The office's Research Services: sees every scheme and release. */
    RESEARCH_SERVICES,
    /** A subject office: brings its registers in. */
    REGISTER_OWNER,
    /** The office's IT centre: servers, disk and programs. */
    IT_CENTRE,
    /** Signs contracts for the office. */
    OFFICE_SIGNATORY;

    private static final Set<Role> OFFICE =
            EnumSet.of(CONSULTING, RESEARCH_SERVICES, REGISTER_OWNER, IT_CENTRE, OFFICE_SIGNATORY);

    private static final Set<Role> ACTS =
            EnumSet.of(RESPONSIBLE, SUBSTITUTE, ADMINISTRATOR, EMPOWERED_CONTACT, CONTACT);

    /** Whether only the office's own people have it. */
    public boolean ofOffice() {
        return OFFICE.contains(this);
    }

    /** Whether who has it asks and answers for an authority. */
    public boolean actsForAuthority() {
        return ACTS.contains(this);
    }

    /** The name by which the security filters know the role. */
    public String authority() {
        return "ROLE_" + name();
    }
}
