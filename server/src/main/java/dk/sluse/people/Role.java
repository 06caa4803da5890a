package dk.sluse.people;

/** What a person is here for. */
public enum Role {
    /** Makes tables within the schemes that he is attached to. */
    ANALYST,
    /** Answers for an authority's staff, and sees what it sends home. */
    RESPONSIBLE,
    /** The office's Research Services: sees every scheme and release. */
    OFFICE,
    /** A subject office: brings its registers in. */
    REGISTER_OWNER;

    /** The name by which the security filters know the role. */
    public String authority() {
        return "ROLE_" + name();
    }
}
