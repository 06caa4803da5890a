package dk.sluse.workspace;

import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.caller.Callers;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
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

    private final Callers callers;
    private final SchemeAccess access;
    private final Workspaces workspaces;
    private final Machine machine;

    DesktopDoor(Callers callers, SchemeAccess access, Workspaces workspaces, Machine machine) {
        this.callers = callers;
        this.access = access;
        this.workspaces = workspaces;
        this.machine = machine;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> kept) {
        Optional<Visit> visit = callers.of(request)
                .flatMap(caller -> SchemeId.parse(scheme(request.getURI()))
                        .filter(scheme ->
                                access.refusalToAnalyse(caller.person(), scheme).isEmpty())
                        .flatMap(scheme -> workspaces.find(caller.person().id(), scheme))
                        .filter(workspace -> machine.desktop(workspace.number()).isThere())
                        .map(workspace -> new Visit(workspace, caller.stays())));
        if (visit.isEmpty()) {
            callers.refuse(request, response, PATH);
            return false;
        }
        kept.put(Visit.NAME, visit.get());
        return true;
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
