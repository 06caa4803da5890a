package dk.sluse.web;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records what a person asked for and was not given: at the door, where a token's scope does not reach or a form comes
 * from elsewhere, and behind it, where a module says that there is no such thing for him. Pages that nobody has ever had
 * are no refusals.
 */
@Component
class RefusalLog implements HandlerInterceptor, AccessDeniedHandler {

    private static final Set<Integer> REFUSALS = Set.of(
            HttpServletResponse.SC_UNAUTHORIZED, HttpServletResponse.SC_FORBIDDEN, HttpServletResponse.SC_NOT_FOUND);

    /** What ids look like here; anything else that somebody typed is not repeated. */
    private static final Pattern ID =
            Pattern.compile("[a-z][a-z0-9-]{0,63}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9]{4}-[0-9]{4,9}");

    private final AuditTrail audit;
    private final AccessDeniedHandler door = new AccessDeniedHandlerImpl();

    RefusalLog(AuditTrail audit) {
        this.audit = audit;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (handler instanceof HandlerMethod
                && REFUSALS.contains(response.getStatus())
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) instanceof String pattern) {
            record(request, pattern, response.getStatus());
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        record(
                request,
                request.getRequestURI().startsWith("/api/") ? "/api/**" : "/**",
                HttpServletResponse.SC_FORBIDDEN);
        door.handle(request, response, denied);
    }

    private void record(HttpServletRequest request, String pattern, int status) {
        Visitors.of(SecurityContextHolder.getContext().getAuthentication()).ifPresent(person -> {
            AuditEntry entry = AuditEntry.of(person.value(), "access.refused", request.getMethod() + " " + pattern)
                    .with("status", status);
            if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
                for (Map.Entry<?, ?> variable : variables.entrySet()) {
                    if (ID.matcher(String.valueOf(variable.getValue())).matches()) {
                        entry = entry.with(String.valueOf(variable.getKey()), String.valueOf(variable.getValue()));
                    }
                }
            }
            audit.recordAlone(entry);
        });
    }
}
