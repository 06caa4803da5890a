package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dk.sluse.notices.Notices;
import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.passkey.Passkeys;
import dk.sluse.people.proof.Credentials;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a passkey, in a real browser with the authenticator that browsers have for tests. */
class PasskeyTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sluse.close();
    }

    /** An authenticator that makes sure of its user, or cannot. */
    private static void plugIn(Page page, boolean verifies) {
        CDPSession devices = page.context().newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", verifies);
        options.addProperty("isUserVerified", verifies);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", options);
        devices.send("WebAuthn.addVirtualAuthenticator", wanted);
    }

    private static void make(Page page, Credentials credentials, String password) {
        page.navigate("/account");
        page.locator("#passkey-label").fill("Telefon");
        page.locator("#passkey-password").fill(password);
        sluse.clock().advance(Duration.ofSeconds(30));
        page.locator("#passkey-code")
                .fill(Visitor.code(credentials, sluse.clock().instant()));
        page.locator("#passkey-make button").press("Enter");
    }

    private static Page signedIn(String id, Credentials credentials) {
        Page page = browser.window(1280, 900);
        PagesTest.signIn(page, id, credentials, sluse.clock().instant());
        return page;
    }

    private static int keys(String id) {
        return sluse.bean(Passkeys.class).of(new PersonId(id)).size();
    }

    @Test
    void signsInWithoutPasswordOnceItIsMade() {
        Credentials anna = sluse.person("anna", Role.CONTACT, "agency");
        Page page = signedIn("anna", anna);
        plugIn(page, true);
        make(page, anna, "wrong");
        assertThat(page.locator("#passkey-make [data-failed]")).isVisible();
        assertThat(keys("anna")).isZero();
        make(page, anna, anna.password());
        assertThat(page.locator("form[action*='/account/passkeys/'] button")).isVisible();
        Browser.look(page, "account-passkey-da-1280");
        assertThat(sluse.bean(Notices.class).unread(new PersonId("anna"))).isEqualTo(1);

        page.locator("form[action='/sign-out'] button").click();
        assertThat(page.locator("#passkey-sign-in button")).isVisible();
        Browser.look(page, "sign-in-passkey-da-1280");
        page.locator("#passkey-sign-in button").press("Enter");
        assertThat(page.locator(".sluse-person")).containsText("anna");

        page.navigate("/account");
        page.locator("form[action*='/account/passkeys/'] button").press("Enter");
        assertThat(page.locator("form[action*='/account/passkeys/'] button")).hasCount(0);
        page.locator("form[action='/sign-out'] button").click();
        page.locator("#passkey-sign-in button").press("Enter");
        assertThat(page.locator("#passkey-sign-in [data-failed]")).isVisible();
        assertThat(page.locator(".sluse-person")).hasCount(0);
    }

    @Test
    void takesNoKeyThatDoesNotMakeSureOfItsUser() {
        Credentials noah = sluse.person("noah", Role.CONTACT, "agency");
        Page page = signedIn("noah", noah);
        plugIn(page, false);
        make(page, noah, noah.password());
        assertThat(page.locator("#passkey-make [data-failed]")).isVisible();
        assertThat(keys("noah")).isZero();
    }

    @Test
    void refusesAnswersThatNobodyAskedFor() {
        Credentials emma = sluse.person("emma", Role.CONTACT, "agency");
        Visitor own = sluse.visitor().signIn("emma", emma);
        assertThat(own.post("/account/passkeys/options", Map.of("password", "x", "code", "1"), "/account")
                        .statusCode())
                .isEqualTo(403);
        for (String credential : new String[] {"", "null", "{}", "[]", "{\"id\":\"a\",\"rawId\":\"a\"}"}) {
            own.post("/account/passkeys", Map.of("credential", credential, "label", "x"), "/account");
            Visitor stranger = sluse.visitor();
            assertThat(stranger.post("/sign-in/passkey/options", Map.of(), "/sign-in")
                            .body())
                    .contains("\"userVerification\":\"required\"", "localhost");
            HttpResponse<String> answer =
                    stranger.post("/sign-in/passkey", Map.of("credential", credential), "/sign-in");
            assertThat(Visitor.location(answer)).endsWith("/sign-in?passkey");
            assertThat(Visitor.location(stranger.get("/account"))).contains("/sign-in");
        }
        assertThat(keys("emma")).isZero();
    }
}
