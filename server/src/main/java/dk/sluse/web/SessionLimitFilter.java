package dk.sluse.web;

import dk.sluse.people.proof.Accounts;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session twelve hours after it began, however busy it is, and when nobody has done anything for a while: what an open
 * page asks by itself does not count. And at once when its person has got another password or second factor.
 */
class SessionLimitFilter extends OncePerRequestFilter {

    static final Duration LONGEST = Duration.ofHours(12);
    static final Duration IDLE = Duration.ofMinutes(30);

    /** How exactly it is known when something was done last. */
    private static final Duration NOTED = Duration.ofSeconds(20);

    /** What an open page sends when it asks by itself. */
    private static final String POLL = "X-Poll";

    private static final String BEGUN = SessionLimitFilter.class.getName() + ".begun";
    private static final String USED = SessionLimitFilter.class.getName() + ".used";

    private final Accounts accounts;
    private final Clock clock;

    SessionLimitFilter(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A session's time runs from here, however long it was nobody's before. */
    static void begin(HttpSession session, Instant now) {
        session.setAttribute(BEGUN, now);
        session.setAttribute(USED, now);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            Instant now = clock.instant();
            Instant begun = at(session, BEGUN, now);
            Instant used = at(session, USED, now);
            if (now.isAfter(begun.plus(LONGEST)) || now.isAfter(used.plus(IDLE)) || isOverBy(begun, request)) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else if (request.getHeader(POLL) == null && now.isAfter(used.plus(NOTED))) {
                session.setAttribute(USED, now);
            }
        }
        chain.doFilter(request, response);
    }

    /** Whether who is signed in has got another password or second factor since; the same files are for everybody, and need not ask. */
    private boolean isOverBy(Instant begun, HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/assets/")
                && Visitors.of(SecurityContextHolder.getContext().getAuthentication())
                        .filter(person -> accounts.haveChangedSince(person, begun))
                        .isPresent();
    }

    private static Instant at(HttpSession session, String name, Instant now) {
        if (session.getAttribute(name) instanceof Instant known) {
            return known;
        }
        session.setAttribute(name, now);
        return now;
    }
}
