package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.broker.BrokerIdentities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Signing in through a real Keycloak with the realm that we document: OpenID Connect to us, SAML to another realm that stands for NemLog-in with
 * its attributes.
 */
@Tag("heavy")
class BrokerSignInTest {

    private static final String PASSWORD = UUID.randomUUID().toString();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Keycloak keycloak;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(
                Keycloak.isFetched(), "NOT RUN: no Keycloak here; ./sluse test --all fetches it by keycloak/pom.xml");
        int port = Keycloak.freePort();
        String broker = "http://127.0.0.1:" + port;
        String secret = UUID.randomUUID().toString();
        Path secretFile = Files.writeString(root.resolve("secret"), secret);
        sluse = Installation.start(
                root.resolve("home"),
                "--sluse.broker.issuer=" + broker + "/realms/sluse",
                "--sluse.broker.secret-file=" + secretFile);
        sluse.bean(People.class)
                .add(new Organisation("agency", "Agency", Organisation.Kind.AGENCY, "12345674"), Installation.SETUP);
        for (String id : new String[] {"anna", "lars", "nora", "otto"}) {
            sluse.person(id, Role.CONTACT, "agency");
        }
        keycloak = Keycloak.start(
                root.resolve("keycloak"),
                port,
                Map.of(
                        "SLUSE_ADDRESS", "https://localhost:" + sluse.port(),
                        "SLUSE_CLIENT_SECRET", secret,
                        "BROKER_ADDRESS", broker,
                        "NEMLOGIN_ENTITY", broker + "/realms/nemlogin",
                        "NEMLOGIN_SIGN_ON", broker + "/realms/nemlogin/protocol/saml",
                        "NEMLOGIN_METADATA", broker + "/realms/nemlogin/protocol/saml/descriptor",
                        "USER_PASSWORD", PASSWORD));
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
        if (sluse != null) {
            sluse.close();
        }
    }

    private static Page comesAs(String name) {
        Page page = browser.window(1280, 900);
        page.setDefaultTimeout(60_000);
        page.navigate("/sign-in");
        Browser.look(page, "sign-in-broker-da-1280");
        page.locator("a[href='/sign-in/broker/office']").press("Enter");
        page.locator("#social-nemlogin").click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(PASSWORD);
        page.locator("#password").press("Enter");
        page.waitForURL(Pattern.compile("https://localhost.*"));
        return page;
    }

    @Test
    void letsInWhomTheBrokerIsSureOf() {
        Page page = comesAs("anna");
        assertThat(page.locator(".sluse-person")).containsText("anna");
        assertThat(sluse.bean(BrokerIdentities.class).isBound(new PersonId("anna")))
                .isTrue();
        assertThat(comesAs("anna").locator(".sluse-person")).containsText("anna");
    }

    @Test
    void refusesWhoeverIsNotSureEnoughOrSomebodyElse() {
        Map<String, String> refused =
                Map.of("lars", "LEVEL", "nora", "LEVEL", "ulla", "UNKNOWN", "otto", "OTHER_ORGANISATION");
        refused.forEach((name, why) -> {
            Page page = comesAs(name);
            assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?broker=" + why));
            assertThat(page.locator(".alert-error")).isVisible();
            page.navigate("/account");
            assertThat(page.locator(".sluse-person")).hasCount(0);
        });
        assertThat(sluse.bean(BrokerIdentities.class).isBound(new PersonId("lars")))
                .isFalse();
    }
}
