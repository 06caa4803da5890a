package dk.sluse.workspace;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.springframework.web.socket.WebSocketSession;

/**
 * Somebody who has been let in to a desktop.
 *
 * @param stays whether he is still signed in as he was then
 */
record Visit(Workspace workspace, BooleanSupplier stays) {

    static final String NAME = "visit";

    static Visit of(WebSocketSession session) {
        return (Visit) Objects.requireNonNull(session.getAttributes().get(NAME));
    }
}
