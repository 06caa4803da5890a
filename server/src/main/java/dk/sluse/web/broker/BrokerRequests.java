package dk.sluse.web.broker;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;

/**
 * Who has gone to the broker and may come back. A session's cookie does not come along from another site; this one does, for ten minutes, and
 * is good for one return to the browser that left.
 */
final class BrokerRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "__Host-sluse-broker";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** Whoever goes beyond makes the oldest be forgotten. */
    private static final int MOST = 10_000;

    private record Gone(OAuth2AuthorizationRequest request, Instant at) {}

    private final Clock clock;
    private final Map<String, Gone> gone = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Gone> eldest) {
            return size() > MOST;
        }
    };

    BrokerRequests(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return cookie(request)
                .map(gone::get)
                .filter(one -> clock.instant().isBefore(one.at().plus(PATIENCE)))
                .map(Gone::request)
                .filter(one -> one.getState() != null && one.getState().equals(request.getParameter("state")))
                .orElse(null);
    }

    @Override
    public synchronized void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        if (wanted != null) {
            String id = UUID.randomUUID().toString();
            gone.put(id, new Gone(wanted, clock.instant()));
            set(response, id, PATIENCE);
        }
    }

    @Override
    public synchronized @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest wanted = loadAuthorizationRequest(request);
        cookie(request).ifPresent(gone::remove);
        set(response, "", Duration.ZERO);
        return wanted;
    }

    private static Optional<String> cookie(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst();
    }

    private static void set(HttpServletResponse response, String value, Duration age) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path("/")
                        .secure(true)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .maxAge(age)
                        .build()
                        .toString());
    }
}
