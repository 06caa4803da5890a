package dk.sluse;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dk.sluse.people.proof.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.commons.codec.binary.Base32;

/** Somebody who speaks HTTPS with an installation: as a browser does, with cookies, or as a program, with a token. */
public final class Visitor {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Duration STEP = Duration.ofSeconds(30);

    private final HttpClient client;
    private final String address;
    private final Clock clock;

    Visitor(int port, Clock clock) {
        this.address = "https://localhost:" + port;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .sslContext(trusting())
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Signs in at the real door. */
    public Visitor signIn(String id, Credentials credentials) {
        HttpResponse<String> answer = trySignIn(id, credentials.password(), code(credentials, clock.instant()));
        if (!answer.headers().firstValue("location").orElse("").endsWith("/")) {
            throw new IllegalStateException("not let in");
        }
        return this;
    }

    public HttpResponse<String> trySignIn(String id, String password, String code) {
        return post(
                "/sign-in", Map.of("email", Installation.email(id), "password", password, "code", code), "/sign-in");
    }

    /** The code that the person's authenticator app shows at a time. */
    public static String code(Credentials credentials, Instant at) {
        try {
            byte[] secret = new Base32().decode(credentials.totpSecret());
            return new TimeBasedOneTimePasswordGenerator(STEP)
                    .generateOneTimePasswordString(new SecretKeySpec(secret, "RAW"), at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where an answer sends its visitor; what it says where it sends nobody anywhere. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("location").orElse(answer.statusCode() + " " + answer.body());
    }

    /** Asks for a WebSocket, as a page of some origin; gives the status of the answer, 101 where it is opened. */
    public int knock(String path, String origin) {
        try {
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Origin", origin)
                    .buildAsync(URI.create(address.replace("https", "wss") + path), new WebSocket.Listener() {})
                    .join();
            socket.abort();
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }

    /** Where its pages come from. */
    public String origin() {
        return address;
    }

    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form, with the token that a page of this visitor holds. */
    public HttpResponse<String> post(String path, Map<String, String> form, String pageWithForm) {
        Map<String, String> all = new TreeMap<>(form);
        token(pageWithForm).ifPresent(token -> all.put("_csrf", token));
        return postBare(path, all);
    }

    /** The token in the form of a page. */
    public Optional<String> token(String pageWithForm) {
        Matcher token = CSRF.matcher(get(pageWithForm).body());
        return token.find() ? Optional.of(token.group(1)) : Optional.empty();
    }

    /** Sends whatever it is told to. */
    public HttpResponse<String> send(String method, String path, Map<String, String> headers, byte[] body) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request.method(method, HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** Sends a form as it is. */
    public HttpResponse<String> postBare(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Asks as a program does. */
    public HttpResponse<String> api(String method, String path, String token, String body) {
        return send(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Accept-Language", "en")
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAnybody()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificates of test installations are their own. */
    private static final class TrustsAnybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
