package dk.sluse.delivery.door;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to open a scheme's key table.
 *
 * @param keyType which kind of key is looked up; empty when all are to be destroyed
 * @param serials serial numbers of the scheme; empty when all are to be destroyed
 * @param basis the legal basis, and the case it belongs to
 * @param decidedBy who else of the office decided; null while nobody has
 */
public record DoorRequest(
        String id,
        Kind kind,
        SchemeId scheme,
        String keyType,
        List<String> serials,
        String basis,
        PersonId requestedBy,
        @Nullable PersonId decidedBy,
        State state,
        Instant requestedAt) {

    /** More are no look-up but a list. */
    public static final int MOST_SERIALS = 100;

    /** What the door is opened for. */
    public enum Kind {
        LOOK_UP,
        DESTROY
    }

    /** Where a request stands. */
    public enum State {
        OPEN,
        APPROVED,
        REFUSED,
        /** Shown once, or destroyed. */
        DONE
    }

    public DoorRequest {
        serials = List.copyOf(serials);
    }

    /** Whether this is the other pair of eyes. */
    public boolean mayBeDecidedBy(PersonId person) {
        return state == State.OPEN && !person.equals(requestedBy);
    }
}
