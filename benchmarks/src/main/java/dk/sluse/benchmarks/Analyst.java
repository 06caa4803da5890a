package dk.sluse.benchmarks;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Somebody at a browser, signed in as one of the demo's persons; trusts the demo's certificate and no other. */
public final class Analyst {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient client;
    private final String address;

    private Analyst(HttpClient client, String address) {
        this.client = client;
        this.address = address;
    }

    public static Analyst signIn(Path home, int port, String person) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(home.resolve("keys").resolve("tls.crt")))
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        Analyst analyst = new Analyst(client, "https://localhost:" + port);
        Matcher token = CSRF.matcher(analyst.page("/sign-in"));
        if (!token.find()) {
            throw new IllegalStateException("the sign-in page has no form");
        }
        String form = "person=" + person + "&_csrf=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(analyst.address + "/demo/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        return analyst;
    }

    /** Goes on as the same one. */
    public HttpClient client() {
        return client;
    }

    private static SSLContext trusting(Path certificate) throws IOException {
        try (var in = Files.newInputStream(certificate)) {
            Certificate trusted = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("sluse", trusted);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the demo's certificate cannot be trusted", e);
        }
    }

    /** The whole text of a page; anything but 200 stops the measurement. */
    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response.body();
    }
}
