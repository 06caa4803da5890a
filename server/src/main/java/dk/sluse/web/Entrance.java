package dk.sluse.web;

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

    private final SignedInHandler handler;
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    Entrance(SignedInHandler handler) {
        this.handler = handler;
    }

    /** Begins a fresh session, and answers as after any sign-in. */
    public void enter(Person person, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Authentication authentication = SignedIn.token(person);
        context.setAuthentication(authentication);
        contexts.saveContext(context, request, response);
        handler.onAuthenticationSuccess(request, response, authentication);
    }
}
