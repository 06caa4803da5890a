package dk.sluse.workspace.batch;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A program file that an analyst has put into the queue. What the file is called, and what it writes, is seen inside alone.
 *
 * @param workspace number of the workspace that it lies in
 * @param name of the kind {@code 20261127-150432}; one of its workspace
 * @param program what runs it: {@code r}, {@code py}, {@code sql}, {@code sh}
 * @param exit the number that it ended with; null where none is known
 */
public record Job(
        int workspace,
        String name,
        PersonId person,
        SchemeId scheme,
        String program,
        State state,
        Instant submittedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Integer exit) {

    /** How far a job is. */
    public enum State {
        WAITING,
        RUNNING,
        /** All went well. */
        DONE,
        /** Its program ended with an error, or was killed for its memory. */
        FAILED,
        /** Its person ended it. */
        CANCELLED,
        /** It ran longer than it may. */
        TIMED_OUT,
        /** Its person may not work in the scheme any more. */
        NO_ACCESS,
        /** Its program was taken out of the catalogue while it waited. */
        NO_PROGRAM,
        /** Its workspace was shut, as its probe had found a way out. */
        SHUT,
        /** The machine went down under it. */
        LOST;

        public boolean isOpen() {
            return this == WAITING || this == RUNNING;
        }
    }
}
