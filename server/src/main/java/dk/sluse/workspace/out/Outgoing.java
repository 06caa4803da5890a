package dk.sluse.workspace.out;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Files that an analyst has offered for sending home.
 *
 * @param text what he says that they show
 * @param decidedBy who of the office has answered; null as long as nobody has
 * @param answer what the office said to it
 */
public record Outgoing(
        int number,
        PersonId person,
        SchemeId scheme,
        String text,
        Instant offeredAt,
        State state,
        @Nullable PersonId decidedBy,
        @Nullable String answer,
        List<OutgoingFile> files) {

    /** How far it is. */
    public enum State {
        OFFERED,
        /** The office has looked at the files and sent them to the authority. */
        SENT,
        DECLINED
    }

    /**
     * A file, or a thing that was not taken.
     *
     * @param name with the folders that it lay in
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

    public Outgoing {
        files = List.copyOf(files);
    }

    public long taken() {
        return files.stream().filter(OutgoingFile::isTaken).count();
    }
}
