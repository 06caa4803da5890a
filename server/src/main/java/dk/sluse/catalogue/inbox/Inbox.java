package dk.sluse.catalogue.inbox;

import java.util.List;

/** The folders of the subject offices, into which they put what they deliver. */
@FunctionalInterface
public interface Inbox {

    /**
     * The directories with a descriptor that lie in a subject office's folder, by name.
     *
     * @param owner id of the office; lower-case letters, digits and -
     */
    List<String> delivered(String owner);
}
