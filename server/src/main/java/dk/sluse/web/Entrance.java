package dk.sluse.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Person;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs somebody in who has shown by other means than the form who he is. */
@Component
public class Entrance {

    private final AuditTrail audit;
    private final SignedInHandler handler;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Entrance(AuditTrail audit, SignedInHandler handler) {
        this.audit = audit;
        this.handler = handler;
    }

    /**
     * Begins a fresh session, and answers as after any sign-in.
     *
     * @param how code of the audit entry
     */
    public void enter(Person person, String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        handler.onAuthenticationSuccess(request, response, begin(person, how, request, response));
    }

    /**
     * Begins a fresh session for who comes from another site. The browser keeps the session's cookie back until a page of ours asks for the
     * next one, so the answer is a page that does.
     *
     * @param how code of the audit entry
     */
    public void arrive(Person person, String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var _ = begin(person, how, request, response);
        handler.receive(person, request, response);
        response.sendRedirect("/sign-in/arrived");
    }

    private Authentication begin(Person person, String how, HttpServletRequest request, HttpServletResponse response) {
        audit.recordAlone(AuditEntry.of(person.id().value(), how, person.id().value()));
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Authentication authentication = SignedIn.token(person);
        context.setAuthentication(authentication);
        contexts.saveContext(context, request, response);
        return authentication;
    }
}
