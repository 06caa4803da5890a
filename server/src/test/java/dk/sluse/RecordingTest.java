package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.recording.Recorder;
import dk.sluse.workspace.recording.Recording;
import dk.sluse.workspace.recording.Recordings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a desktop shows is recorded, whoever works there is told, and the office can watch it, which is noted. */
@ExtendWith(SharedWorkplace.class)
class RecordingTest {

    /** A screen that shows nothing has one colour. */
    private static final String COLOURS = """
            () => {
              const canvas = document.querySelector('#screen canvas');
              if (!canvas || !canvas.width) { return 0; }
              const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
              const colours = new Set();
              for (let at = 0; at < pixels.length; at += 4) { colours.add(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]); }
              return colours.size;
            }""";

    @SuppressWarnings("NullAway.Init")
    static SharedWorkplace.Shared shared;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @BeforeAll
    static void start(SharedWorkplace.Shared one) {
        shared = one;
        place = one.place;
    }

    private static Recording latest(String person) {
        return recordings().before(Integer.MAX_VALUE).stream()
                .filter(one -> one.person().value().equals(person))
                .findFirst()
                .orElseThrow();
    }

    private static Recordings recordings() {
        return place.sluse.bean(Recordings.class);
    }

    private static List<String> actions() {
        return place.sluse.bean(AuditTrail.class).newest(200).stream()
                .map(one -> one.entry().action() + " " + one.entry().actor())
                .toList();
    }

    @Test
    @Tag("heavy")
    void isSeenAgainByTheOffice() throws Exception {
        Page page = shared.analyst("rec");
        page.navigate("/schemes/" + Workplace.SCHEME + "/workspace");
        assertThat(page.locator("main")).containsText("Skærmen optages");
        Browser.lookAll(page, "workspace-recorded");
        Workplace.open(page);
        assertThat(page.locator(".sluse-recorded")).isVisible();
        int number = latest("rec").workspace();
        Workplace.terminal(page);
        Workplace.run(page, "seq 1 300; date > began", place.file(number, "began"));
        Browser.look(page, "desktop-recorded-da-1280");
        page.locator("form[action$='/end'] button").click();
        assertThat(page.locator(".alert-success")).isVisible();
        Awaitility.await().until(() -> latest("rec").ended() != null);
        Recording recording = latest("rec");
        assertThat(recording.bytes()).isPositive();
        assertThat(actions()).contains("recording.begun rec", "recording.ended system:recording");

        Page office = shared.office("watcher");
        office.navigate("/workspaces");
        office.locator("main a[href='/recordings']").click();
        assertThat(office.locator("tbody")).containsText("rec");
        Browser.lookAll(office, "recordings");
        for (String language : List.of("en", "da")) {
            office.navigate("/recordings");
            Browser.speak(office, language);
            office.locator("tbody a[href='/recordings/" + recording.number() + "']")
                    .click();
            for (int width : List.of(390, 1280)) {
                office.setViewportSize(width, 900);
                Browser.look(office, "recording-" + language + "-" + width);
            }
        }
        assertThat(actions()).doesNotContain("recording.watched watcher");
        office.locator("[data-speed='4']").click();
        office.waitForSelector("body[data-playing]");
        // Asked from outside: the page's own policy forbids what Playwright's waiting for a function does in it.
        Awaitility.await().until(() -> ((Number) office.evaluate("(" + COLOURS + ")()")).intValue() > 20);
        Browser.look(office, "recording-plays-da-1280");
        assertThat(actions()).contains("recording.watched watcher");
        assertThat(office.locator("#state")).hasText(Pattern.compile("Slut|The end"));
    }

    /** As files nobody can read them, and when their time is over they are gone. */
    @Test
    void isKeptSealedAndNotForLong() throws IOException {
        Page page = shared.analyst("sea");
        Workplace.open(page);
        page.close();
        place.sluse.bean(Desktops.class).end(new PersonId("sea"), Workplace.SCHEME);
        Awaitility.await().until(() -> latest("sea").ended() != null);
        Recording recording = latest("sea");
        Path folder = place.sluse.home().resolve("recorded").resolve(Integer.toString(recording.number()));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("RFB 003");
            }
        }

        Visitor office =
                place.sluse.visitor().signIn("ofe", place.sluse.person("ofe", Role.RESEARCH_SERVICES, "office"));
        assertThat(office.knock("/recordings/" + recording.number() + "/pixels", "https://elsewhere.example"))
                .isEqualTo(403);

        place.sluse.bean(Recorder.class).deleteBegunBefore(recording.begun());
        assertThat(folder).exists();
        place.sluse.bean(Recorder.class).deleteBegunBefore(recording.begun().plus(Duration.ofSeconds(1)));
        assertThat(folder).doesNotExist();
        assertThat(recordings().find(recording.number())).isEmpty();
        assertThat(actions()).contains("recording.deleted system:recording");
    }

    @Test
    void isForTheOfficeAlone() {
        Visitor analyst = place.sluse.visitor().signIn("nos", place.analyst("nos"));
        assertThat(analyst.get("/recordings").statusCode()).isEqualTo(404);
        assertThat(analyst.knock("/recordings/1/pixels", analyst.origin())).isEqualTo(404);
        Visitor office =
                place.sluse.visitor().signIn("off", place.sluse.person("off", Role.RESEARCH_SERVICES, "office"));
        assertThat(office.knock("/recordings/999999/pixels", office.origin())).isEqualTo(404);
        Visitor nobody = place.sluse.visitor();
        assertThat(nobody.knock("/recordings/1/pixels", nobody.origin())).isEqualTo(302);
        assertThat(actions()).contains("access.refused nos");
    }
}
