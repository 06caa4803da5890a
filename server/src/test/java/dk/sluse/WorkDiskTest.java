package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.agent.wire.Request;
import dk.sluse.billing.invoice.Metering;
import dk.sluse.delivery.DiskUse;
import dk.sluse.people.PersonId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work files of earlier days, what all of them take and cost, and the word before a limit. */
class WorkDiskTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "core", "--sluse.workspace.snapshots.at=00:00");
    }

    @AfterAll
    static void stop() {
        if (place != null) {
            place.close();
        }
    }

    /** Apart, as it takes long. */
    @Tag("heavy")
    @Test
    void isKeptEachNightAndTellsWhatItTakes() throws Exception {
        var credentials = place.analyst("ann");
        CaseOffice.price(place.sluse);
        int number = open("ann");
        write(place.file(number, "table.R"), 30);
        place.sluse.bean(Desktops.class).end(new PersonId("ann"), Workplace.SCHEME);
        Assertions.assertThat(snapshots(number)).as("the day that it was made").isEmpty();

        place.sluse.clock().advance(Duration.ofDays(1));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !snapshots(number).isEmpty() && isIdle());
        place.sluse.clock().advance(Duration.ofDays(1));
        place.sluse.bean(Metering.class).read();
        Assertions.assertThat(place.sluse
                                .bean(Metering.class)
                                .readings(Workplace.SCHEME, 1)
                                .getFirst()
                                .bytes()
                        - place.sluse.bean(DiskUse.class).bytes(Workplace.SCHEME))
                .as("what work files and their snapshots take is measured with the scheme's data")
                .isGreaterThan(60L << 20);
        Assertions.assertThat(snapshots(number))
                .as("nothing new where nothing was done")
                .doesNotContain(",");

        open("ann");
        try (Browser browser = Browser.open(place.sluse.port())) {
            Page page = browser.window(1280, 900);
            PagesTest.signIn(page, "ann", credentials, place.sluse.clock().instant());
            page.navigate("/schemes/" + Workplace.SCHEME + "/workspace");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> snapshots(number).contains(","));
            page.reload();
            assertThat(page.locator("main")).containsText("2 dage, senest");
            assertThat(page.locator("main")).containsText("kr. i kvartalet");
            Browser.lookAll(page, "workspace-disk");
            warnsBeforeTheDiskIsFull(page, number);
        }
    }

    /** What is asked for while one works is there in a moment, and what is withdrawn is not. */
    @Test
    void showsRegistersAsFilesOfOtherPrograms() throws Exception {
        Visitor bea = place.sluse.visitor().signIn("bea", place.analyst("bea"));
        int number = open("bea");
        Path forms = place.places.run().resolve("workspaces/" + number + "/data/forms");
        Assertions.assertThat(forms).isEmptyDirectory();
        Map<String, String> csv = Map.of("register", "PEOPLE", "form", "CSV");

        Assertions.assertThat(bea.post("/schemes/" + Workplace.SCHEME + "/forms", csv, "/account")
                        .statusCode())
                .isEqualTo(302);

        Path file = forms.resolve("PEOPLE/2025.csv");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
        Assertions.assertThat(Files.readString(file)).contains("1980-01-01").doesNotContain("0101801234");
        Assertions.assertThatThrownBy(() -> Files.writeString(file, "x")).hasMessageContaining("Read-only");
        Assertions.assertThat(bea.post("/schemes/" + Workplace.SCHEME + "/forms/withdrawn", csv, "/account")
                        .statusCode())
                .isEqualTo(302);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !Files.exists(file));
    }

    private static void warnsBeforeTheDiskIsFull(Page page, int number) throws IOException {
        Workplace.open(page);
        page.mouse().move(300, 300);
        assertThat(page.locator("#state")).not().hasClass("sluse-desktop-state sluse-desktop-warning");
        write(place.file(number, "big"), 138);
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> {
            page.mouse().move(300, 300 + (int) (System.nanoTime() % 100));
            return page.locator(".sluse-desktop-warning").count() == 1;
        });
        assertThat(page.locator("#state")).containsText("% of the disk is used");
        page.screenshot(new Page.ScreenshotOptions().setPath(Browser.PICTURES.resolve("desktop-warning-en-1280.png")));
    }

    private static void write(Path file, int mebibytes) throws IOException {
        byte[] mebibyte = new byte[1 << 20];
        new java.util.Random(1).nextBytes(mebibyte);
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < mebibytes; written++) {
                out.write(mebibyte);
            }
        }
        Files.setAttribute(file, "unix:uid", Files.getAttribute(file.resolveSibling("."), "unix:uid"));
    }

    private static int open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
        return place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow()
                .number();
    }

    private static String snapshots(int number) throws IOException {
        return place.client.ask(new Request.Snapshots()).getOrDefault(Integer.toString(number), "");
    }

    private static boolean isIdle() throws IOException {
        return "0".equals(place.client.ask(new Request.Snapshots()).get("busy"));
    }
}
