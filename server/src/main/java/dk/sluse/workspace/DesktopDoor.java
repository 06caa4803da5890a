package dk.sluse.workspace;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.proof.Accounts;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import jakarta.servlet.http.HttpSession;
import java.net.URI;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Who is let in to a desktop: its own person, signed in, who may analyse in its scheme now. Everybody else finds nothing there. */
@Component
class DesktopDoor implements HandshakeInterceptor {

    /**
     * Somebody who has been let in.
     *
     * @param stays whether he is still signed in as he was then
     */
    record Visit(Workspace workspace, BooleanSupplier stays) {

        private static final String NAME = "visit";

        static Visit of(WebSocketSession session) {
            return (Visit) Objects.requireNonNull(session.getAttributes().get(NAME));
        }
    }

    static final String PATH = "/schemes/*/desktop/pixels";

    private static final Pattern ADDRESS = Pattern.compile("^/schemes/([^/]+)/.*$");

    /** As long as a session lasts at most. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final People people;
    private final SchemeAccess access;
    private final Desks desks;
    private final Accounts accounts;
    private final AuditTrail audit;

    /** Where desktops are. */
    @Component
    record Desks(Workspaces workspaces, Machine machine, ObjectProvider<SessionRepository<?>> sessions, Clock clock) {

        /** Whether a session has not ended. */
        boolean goesOn(String session) {
            return sessions.getObject().findById(session) != null;
        }
    }

    DesktopDoor(People people, SchemeAccess access, Desks desks, Accounts accounts, AuditTrail audit) {
        this.people = people;
        this.access = access;
        this.desks = desks;
        this.accounts = accounts;
        this.audit = audit;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> kept) {
        Optional<Person> person = Optional.ofNullable(request.getPrincipal())
                .map(Principal::getName)
                .map(PersonId::new)
                .flatMap(people::find);
        HttpSession session =
                ((ServletServerHttpRequest) request).getServletRequest().getSession(false);
        Optional<Workspace> workspace = person.flatMap(one -> SchemeId.parse(scheme(request.getURI()))
                .filter(scheme -> access.refusalToAnalyse(one, scheme).isEmpty())
                .flatMap(scheme -> desks.workspaces().find(one.id(), scheme)));
        if (session == null
                || workspace.isEmpty()
                || !desks.machine().desktop(workspace.get().number()).isThere()) {
            person.ifPresent(one -> audit.recordAlone(AuditEntry.of(one.id().value(), "access.refused", "GET " + PATH)
                    .with("status", 404)));
            response.setStatusCode(HttpStatus.NOT_FOUND);
            return false;
        }
        Instant begun = desks.clock().instant();
        PersonId id = person.orElseThrow().id();
        kept.put(Visit.NAME, new Visit(workspace.get(), () -> stays(id, session.getId(), begun)));
        return true;
    }

    private boolean stays(PersonId person, String session, Instant begun) {
        return desks.goesOn(session)
                && desks.clock().instant().isBefore(begun.plus(LONGEST))
                && !accounts.haveChangedSince(person, begun);
    }

    private static String scheme(URI address) {
        return ADDRESS.matcher(address.getPath()).replaceFirst("$1");
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {}
}
