package dk.sluse.workspace;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;

/**
 * A person's desktop in a scheme.
 *
 * @param number of its disk and its users on the machine; stays when it ends
 * @param shared number of the scheme's shared folder
 * @param open whether it has been opened and not ended since
 */
public record Workspace(int number, PersonId person, SchemeId scheme, int shared, boolean open) {}
