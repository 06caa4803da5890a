package dk.sluse.agent.wire;

import java.util.Map;

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

    static Room of(Message message) {
        return new Room(message.text("scheme"), message.number("shared"), message.number("version"));
    }

    Map<String, String> values() {
        return Map.of("scheme", scheme, "shared", "" + shared, "version", "" + version);
    }
}
