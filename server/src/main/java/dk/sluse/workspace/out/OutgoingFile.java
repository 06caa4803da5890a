package dk.sluse.workspace.out;

import org.jspecify.annotations.Nullable;

/**
 * A file that was taken from a workspace, or a thing that was not.
 *
 * @param name with the folders that it lay in; chosen inside
 * @param sha256 of its content; null if it was not taken
 * @param refusal why it was not taken; null if it was
 */
public record OutgoingFile(
        int number,
        String name,
        long bytes,
        @Nullable String sha256,
        @Nullable String refusal) {

    public boolean isTaken() {
        return refusal == null;
    }
}
