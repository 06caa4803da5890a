package dk.sluse.people.access;

import dk.sluse.people.Contact;
import dk.sluse.people.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an authority asks the office to create somebody, for whom its responsible person answers already.
 *
 * @param person whom it led to; null while it is open or was refused
 */
public record StaffRequest(
        String id,
        String organisation,
        Contact contact,
        PersonId requestedBy,
        Instant at,
        State state,
        @Nullable PersonId person) {

    /** How far it is. */
    public enum State {
        OPEN,
        CREATED,
        REFUSED
    }
}
