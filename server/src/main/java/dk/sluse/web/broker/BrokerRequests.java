package dk.sluse.web.broker;

import dk.sluse.installation.Sealer;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has gone to the broker and may come back. A session's cookie does not come along from another site; this one does, for ten minutes. It holds what was
 * asked for, sealed, so that nobody but we can read or make one, and nothing has to be remembered here for strangers. The broker's answer is good once, at the
 * broker.
 */
final class BrokerRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String COOKIE = "__Host-sluse-broker";
    private static final String PURPOSE = "broker-request";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What is needed of a request when its answer comes. */
    private record Gone(
            String authorizationUri,
            String client,
            String redirectUri,
            String state,
            Map<String, String> attributes,
            long at) {}

    private final Sealer sealer;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    BrokerRequests(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .flatMap(this::opened)
                .filter(gone -> clock.millis() < gone.at() + PATIENCE.toMillis())
                .filter(gone -> gone.state().equals(request.getParameter("state")))
                .map(gone -> OAuth2AuthorizationRequest.authorizationCode()
                        .authorizationUri(gone.authorizationUri())
                        .clientId(gone.client())
                        .redirectUri(gone.redirectUri())
                        .scopes(BrokerDoor.SCOPES)
                        .state(gone.state())
                        .attributes(attributes -> attributes.putAll(gone.attributes()))
                        .build())
                .orElse(null);
    }

    /** Whatever is not ours is nothing. */
    private Optional<Gone> opened(String cookie) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(cookie);
            return Optional.of(json.readValue(sealer.open(sealed, PURPOSE), Gone.class));
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest wanted, HttpServletRequest request, HttpServletResponse response) {
        if (wanted == null || wanted.getState() == null || wanted.getRedirectUri() == null) {
            return;
        }
        Map<String, String> attributes = new TreeMap<>();
        wanted.getAttributes().forEach((name, value) -> attributes.put(name, String.valueOf(value)));
        Gone gone = new Gone(
                wanted.getAuthorizationUri(),
                wanted.getClientId(),
                wanted.getRedirectUri(),
                wanted.getState(),
                attributes,
                clock.millis());
        byte[] sealed = sealer.seal(json.writeValueAsBytes(gone), PURPOSE);
        set(response, Base64.getUrlEncoder().withoutPadding().encodeToString(sealed), PATIENCE);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        set(response, "", Duration.ZERO);
        return loadAuthorizationRequest(request);
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
