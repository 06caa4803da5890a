package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.agent.wire.Running;
import dk.sluse.audit.AuditTrail;
import dk.sluse.notices.Notices;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workspace in a real browser, on a small image. */
class WorkspacePagesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "core");
        browser = Browser.open(place.sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (place != null) {
            place.close();
        }
    }

    @Test
    void isOpenedWithOneClickAndIsThereWhenOneComesBack() throws Exception {
        Page page = signedIn("ann", place.analyst("ann"));
        page.navigate("/schemes/" + Workplace.SCHEME + "/workspace");
        Browser.look(page, "workspace-da-1280");

        Workplace.open(page);
        int number = place.client.running().getFirst().workspace();
        Workplace.terminal(page);
        Workplace.run(page, "ls /data/package > found; sleep 7777 & date > began", place.file(number, "began"));
        page.screenshot(new Page.ScreenshotOptions().setPath(Browser.PICTURES.resolve("desktop-da-1280.png")));

        Assertions.assertThat(place.file(number, "found")).content().contains("PEOPLE", "manifest.json");
        page.navigate("/schemes/" + Workplace.SCHEME + "/workspace");
        assertThat(page.locator("form[action$='/end'] button")).isVisible();
        Browser.look(page, "workspace-running-da-1280");
        page.locator("form[action$='/workspace'] button").click();
        Workplace.seen(page);
        Assertions.assertThat(place.client.running()).hasSize(1);
        Workplace.run(page, "jobs > still; date > again", place.file(number, "again"));
        Assertions.assertThat(place.file(number, "still")).content().contains("sleep 7777");

        page.locator("form[action$='/end'] button").click();
        assertThat(page.locator(".alert-success")).isVisible();
        Assertions.assertThat(place.client.running()).isEmpty();
    }

    @Test
    void showsNothingMoreWithinSecondsOfTheEndOfAccess() throws Exception {
        Page page = signedIn("bea", place.analyst("bea"));
        Workplace.open(page);

        place.sluse.bean(Schemes.class).detach(new PersonId("bea"), Workplace.SCHEME, Installation.SETUP);

        page.waitForSelector("#over:not([hidden])", new Page.WaitForSelectorOptions().setTimeout(5_000));
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> place.sluse
                        .bean(Desktops.class)
                        .running(new PersonId("bea"), Workplace.SCHEME)
                        .isEmpty());
        Assertions.assertThat(place.sluse.bean(dk.sluse.audit.AuditTrail.class).newest(50))
                .extracting(one -> one.entry().action())
                .contains("workspace.opened", "workspace.ended");
    }

    @Test
    void oneSignOutEndsAll() throws Exception {
        Page page = signedIn("cas", place.analyst("cas"));
        Workplace.open(page);

        page.locator("form[action$='/sign-out'] button").click();

        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?out"));
        Assertions.assertThat(place.client.running()).isEmpty();
        long endings = actions().filter("workspace.ended"::equals).count();
        place.sluse.bean(Desktops.class).end(new PersonId("cas"), Workplace.SCHEME);
        Assertions.assertThat(actions().filter("workspace.ended"::equals))
                .as("what has ended does not end again")
                .hasSize((int) endings);
    }

    @Test
    void theOfficeSeesWhoWorks() throws Exception {
        Page page = signedIn("dan", place.analyst("dan"));
        Workplace.open(page);
        Credentials credentials = place.sluse.person("rie", Role.RESEARCH_SERVICES, "office");
        Page office = signedIn("rie", credentials);

        office.navigate("/workspaces");

        assertThat(office.locator("tbody tr")).hasCount(1);
        assertThat(office.locator("tbody")).containsText("dan");
        Browser.look(office, "workspaces-da-1280");
        page.locator("form[action$='/end'] button").click();
        assertThat(page.locator(".alert-success")).isVisible();
    }

    /** The pixels of a desktop are for its person alone, from Sluse's own pages, and whoever tries is noted. */
    @Test
    void aDesktopIsNobodyElses() {
        Credentials credentials = place.analyst("eva");
        Visitor eva = place.sluse.visitor().signIn("eva", credentials);
        String pixels = "/schemes/" + Workplace.SCHEME + "/desktop/pixels";
        Assertions.assertThat(eva.knock(pixels, eva.origin()))
                .as("none is open")
                .isEqualTo(404);
        Assertions.assertThat(eva.post("/schemes/" + Workplace.SCHEME + "/workspace", Map.of(), "/account")
                        .statusCode())
                .isEqualTo(302);
        Visitor fie = place.sluse.visitor().signIn("fie", place.analyst("fie"));
        Credentials gry = place.sluse.person("gry", Role.ANALYST, "agency");

        Assertions.assertThat(eva.knock(pixels, eva.origin())).isEqualTo(101);
        Assertions.assertThat(eva.knock(pixels, "https://elsewhere.example")).isEqualTo(403);
        Assertions.assertThat(eva.knock("/schemes/other/desktop/pixels", eva.origin()))
                .isEqualTo(404);
        Assertions.assertThat(fie.knock(pixels, fie.origin()))
                .as("has none of her own")
                .isEqualTo(404);
        Assertions.assertThat(place.sluse.visitor().signIn("gry", gry).knock(pixels, eva.origin()))
                .as("not attached")
                .isEqualTo(404);
        Visitor nobody = place.sluse.visitor();
        Assertions.assertThat(nobody.knock(pixels, nobody.origin()))
                .as("not signed in")
                .isEqualTo(302);
        Assertions.assertThat(actions().filter("access.refused"::equals)).hasSizeGreaterThanOrEqualTo(4);
        place.sluse.bean(Desktops.class).end(new PersonId("eva"), Workplace.SCHEME);
    }

    /** What the office sees of workspaces is not for those who work in them, and whoever tries is noted. */
    @Test
    void theOfficesPagesAreNotForAnalysts() {
        Visitor una = place.sluse.visitor().signIn("una", place.analyst("una"));
        for (String path : List.of("/machines", "/workspaces")) {
            Assertions.assertThat(una.get(path).statusCode()).isEqualTo(404);
        }
        Assertions.assertThat(
                        una.post("/machines", Map.of("scheme", Workplace.SCHEME.value(), "machine", ""), "/account")
                                .statusCode())
                .isEqualTo(404);
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(50).stream()
                        .map(one -> one.entry())
                        .filter(one -> one.actor().equals("una") && one.action().equals("access.refused"))
                        .map(one -> one.subject()))
                .contains("GET /machines", "POST /machines", "GET /workspaces");
    }

    /** A way out that the probe finds, here a file that whoever watches put where there should be none, ends the workspace. */
    @Test
    void aWorkspaceThatIsNotClosedIsEnded() throws Exception {
        SchemeId scheme = place.sluse.scheme(
                "probed", "agency", List.of(place.sluse.all("PEOPLE").withReasons(Map.of("BORN", "ages"))));
        Desktops desktops = place.sluse.bean(Desktops.class);
        for (String name : List.of("pre", "hal")) {
            place.sluse.person(name, Role.ANALYST, "agency");
            place.sluse.attach(name, scheme);
        }
        Assertions.assertThat(desktops.open(place.sluse.person("pre"), scheme)).isEmpty();
        int shared = place.sluse
                .bean(Workspaces.class)
                .find(new PersonId("pre"), scheme)
                .orElseThrow()
                .shared();
        Files.createFile(place.places.run().resolve("disks/shared-" + shared + "/files/planted"));
        desktops.end(new PersonId("pre"), scheme);
        Path way = place.openProbe();
        try {
            place.sluse.person("ole", Role.RESEARCH_SERVICES, "office");
            Assertions.assertThat(desktops.open(place.sluse.person("hal"), scheme))
                    .isEmpty();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> actions().anyMatch("workspace.not-closed"::equals));
            Assertions.assertThat(place.sluse.bean(Notices.class).of(new PersonId("ole"), 10))
                    .extracting(one -> one.news().what())
                    .containsExactly("workspace.not-closed");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> desktops.running(new PersonId("hal"), scheme).isEmpty());
        } finally {
            place.closeProbe(way);
        }
    }

    /** Five at work: the agent is another one afterwards, and all go on. */
    @Test
    void desktopsOutliveTheAgent() throws Exception {
        for (int person = 1; person <= 5; person++) {
            place.analyst("five-" + person);
            Assertions.assertThat(place.sluse
                            .bean(Desktops.class)
                            .open(place.sluse.person("five-" + person), Workplace.SCHEME))
                    .isEmpty();
        }
        List<Integer> before =
                place.client.running().stream().map(Running::workspace).toList();

        place.restartAgent();

        Assertions.assertThat(before).hasSizeGreaterThanOrEqualTo(5);
        Assertions.assertThat(place.client.running())
                .extracting(Running::workspace)
                .containsAll(before);
        for (int person = 1; person <= 5; person++) {
            place.sluse.bean(Desktops.class).end(new PersonId("five-" + person), Workplace.SCHEME);
        }
    }

    private static Stream<String> actions() {
        return place.sluse.bean(AuditTrail.class).newest(100).stream()
                .map(one -> one.entry().action());
    }

    private static Page signedIn(String id, Credentials credentials) {
        Page page = browser.window(1280, 900);
        PagesTest.signIn(page, id, credentials, place.sluse.clock().instant());
        return page;
    }
}
