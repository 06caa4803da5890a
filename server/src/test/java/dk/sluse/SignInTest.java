package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SignInTest {

    private static final String IN = "/";
    private static final String OUT = "/sign-in?failed";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    /** Its own, as the tests move its clock. */
    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    @Test
    void takesPasswordAndCodeTogether() {
        Credentials credentials = sluse.person("sven", Role.ANALYST, "agency");
        String code = Visitor.code(credentials, sluse.clock().instant());

        assertThat(tried("sven", "wrong", code)).endsWith(OUT);
        assertThat(tried("sven", credentials.password(), "000000")).endsWith(OUT);
        assertThat(tried("sven", credentials.password(), code)).endsWith(IN);
    }

    @Test
    void takesACodeOnce() {
        Credentials credentials = sluse.person("sara", Role.ANALYST, "agency");
        String code = Visitor.code(credentials, sluse.clock().instant());

        assertThat(tried("sara", credentials.password(), code)).endsWith(IN);
        assertThat(tried("sara", credentials.password(), code)).endsWith(OUT);
    }

    @Test
    void answersTheSameWhetherTheAccountExistsOrNot() {
        assertThat(tried("nobody", "password", "123456")).endsWith(OUT);
    }

    @Test
    void locksForHalfAnHourAfterFiveFailures() {
        Credentials credentials = sluse.person("stig", Role.ANALYST, "agency");
        for (int i = 0; i < 5; i++) {
            assertThat(tried("stig", "wrong", "000000")).endsWith(OUT);
        }

        assertThat(tried("stig", credentials.password(), now(credentials))).endsWith(OUT);
        sluse.clock().advance(Duration.ofMinutes(29));
        assertThat(tried("stig", credentials.password(), now(credentials))).endsWith(OUT);
        sluse.clock().advance(Duration.ofMinutes(2));
        assertThat(tried("stig", credentials.password(), now(credentials))).endsWith(IN);
    }

    @Test
    void endsASessionAfterTwelveHours() {
        Visitor visitor = sluse.visitor().signIn("sofus", sluse.person("sofus", Role.ANALYST, "agency"));
        assertThat(visitor.get("/").statusCode()).isEqualTo(200);

        sluse.clock().advance(Duration.ofHours(12).plusMinutes(1));

        assertThat(visitor.get("/").headers().firstValue("location").orElse("")).contains("/sign-in");
        sluse.clock().advance(Duration.ofHours(-12).minusMinutes(1));
    }

    @Test
    void keepsItsCookieToItself() {
        HttpResponse<String> answer = sluse.visitor().get("/sign-in");

        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("__Host-sluse=")
                .contains("Secure")
                .contains("HttpOnly")
                .contains("SameSite=Strict")
                .contains("Path=/");
    }

    @Test
    void signsOut() {
        Visitor visitor = sluse.visitor().signIn("siri", sluse.person("siri", Role.ANALYST, "agency"));

        visitor.post("/sign-out", Map.of(), "/account");

        assertThat(visitor.get("/").headers().firstValue("location").orElse("")).contains("/sign-in");
    }

    @Test
    void goesNowhereElseAfterALanguageSwitch() {
        for (String evil : List.of("//evil.example", "https://evil.example", "/\\evil.example", "evil")) {
            HttpResponse<String> answer =
                    sluse.visitor().post("/language", Map.of("to", "en", "back", evil), "/sign-in");
            assertThat(answer.headers().firstValue("location").orElse("")).doesNotContain("evil");
        }
    }

    /** Sessions are kept in the database; who reads them learns who is signed in, and nothing that lets him sign in. */
    @Test
    void keepsNothingInSessionsThatProvesAnybody() {
        Credentials credentials = sluse.person("petra", Role.ANALYST, "agency");
        String code = Visitor.code(credentials, sluse.clock().instant());
        Visitor visitor = sluse.visitor();
        assertThat(Visitor.location(visitor.trySignIn("petra", credentials.password() + "x", code)))
                .endsWith("failed");
        visitor.signIn("petra", credentials);

        String kept = sluse.bean(JdbcClient.class)
                .sql("select string_agg(encode(attribute_bytes, 'escape'), ' ') from spring_session_attributes")
                .query(String.class)
                .single();

        assertThat(kept).contains("petra").doesNotContain(credentials.password(), code);
    }

    @Test
    void storesNeitherPasswordNorSecretInClear() {
        Credentials credentials = sluse.person("ulla", Role.ANALYST, "agency");

        String stored = sluse.bean(JdbcClient.class)
                .sql("select password_hash || encode(totp_secret, 'escape') from person where id = 'ulla'")
                .query(String.class)
                .single();

        assertThat(stored).startsWith("$argon2id$").doesNotContain(credentials.password(), credentials.totpSecret());
    }

    private String now(Credentials credentials) {
        return Visitor.code(credentials, sluse.clock().instant());
    }

    private String tried(String id, String password, String code) {
        return sluse.visitor()
                .trySignIn(id, password, code)
                .headers()
                .firstValue("location")
                .orElse("");
    }
}
