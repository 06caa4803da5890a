package dk.sluse.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a session twelve hours after it began, however busy it is; the container ends idle ones. */
class SessionLimitFilter extends OncePerRequestFilter {

    static final Duration LONGEST = Duration.ofHours(12);

    private static final String SEEN = SessionLimitFilter.class.getName() + ".seen";

    private final Clock clock;

    SessionLimitFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (!(session.getAttribute(SEEN) instanceof Instant seen)) {
                session.setAttribute(SEEN, clock.instant());
            } else if (clock.instant().isAfter(seen.plus(LONGEST))) {
                session.invalidate();
            }
        }
        chain.doFilter(request, response);
    }
}
