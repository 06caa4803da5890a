package dk.sluse.agent.wire;

/**
 * The scheme whose data and whose shared folder a workspace has.
 *
 * @param shared number of the scheme's shared folder
 * @param version of the package; 0 where there is none yet
 */
public record Room(String scheme, int shared, int version) {

    public Room {
        Check.name("scheme", scheme);
        Check.number("shared", shared);
        Check.that(version >= 0 && version <= Request.MOST, "version");
    }
}
