package dk.sluse.workspace.out;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files that an analyst has offered for sending home.
 *
 * @param text what he says that they show
 * @param decidedBy who of the office has answered; null as long as nobody has
 * @param answer what the office said to it
 * @param taken how many files were taken; their names are for the office alone, as they were chosen inside
 * @param refused how many things were not taken, by the reason why
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
        int taken,
        Map<String, Integer> refused) {

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
        refused = Map.copyOf(refused);
    }
}
