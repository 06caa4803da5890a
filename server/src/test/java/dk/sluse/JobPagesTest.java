package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.people.Role;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.batch.Job.State;
import java.io.IOException;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as an analyst and as the office see them. */
class JobPagesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "core");
    }

    @AfterAll
    static void stop() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void isSeenOnPages() throws IOException {
        JobDesk desk = new JobDesk(place);
        try (Browser browser = Browser.open(place.sluse.port())) {
            Page page = browser.window(1280, 900);
            PagesTest.signIn(
                    page, "fie", place.analyst("fie"), place.sluse.clock().instant());
            page.navigate("/schemes/" + Workplace.SCHEME + "/jobs");
            Browser.look(page, "jobs-none-da-1280");
            Workspace fie = desk.open("fie");
            desk.put(fie, desk.name(1), "py", "print('well')");
            Awaitility.await().until(() -> desk.state(fie, desk.name(1)) == State.DONE);
            desk.put(fie, desk.name(2), "py", "raise SystemExit(3)");
            Awaitility.await().until(() -> desk.state(fie, desk.name(2)) == State.FAILED);
            desk.put(fie, desk.name(3), "sh", JobDesk.ENDLESS);
            desk.put(fie, desk.name(4), "sh", JobDesk.ENDLESS);
            desk.put(fie, desk.name(5), "sh", JobDesk.ENDLESS);
            Awaitility.await().until(() -> desk.state(fie, desk.name(4)) == State.RUNNING);
            Awaitility.await().until(() -> desk.state(fie, desk.name(5)) == State.WAITING);

            page.reload();
            assertThat(page.locator("tbody tr")).hasCount(5);
            Browser.lookAll(page, "jobs");
            Page office = browser.window(1280, 900);
            PagesTest.signIn(
                    office,
                    "rie",
                    place.sluse.person("rie", Role.RESEARCH_SERVICES, "office"),
                    place.sluse.clock().instant());
            office.navigate("/workspaces");
            assertThat(office.locator("#jobs tbody")).containsText("fie");
            Browser.lookAll(office, "workspaces-with-jobs");
            page.locator("form[action$='" + desk.name(3) + "/cancel'] button").click();
            assertThat(page.locator("tbody")).containsText("Stopped");
            Assertions.assertThat(desk.state(fie, desk.name(3))).isEqualTo(State.CANCELLED);
            desk.end(fie);
        }
    }
}
