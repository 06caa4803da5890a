package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.batch.Job.State;
import java.io.IOException;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Jobs as an analyst and as the office see them. */
@ExtendWith(SharedWorkplace.class)
class JobPagesTest {

    @Tag("heavy")
    @Test
    void isSeenOnPages(SharedWorkplace.Shared shared) throws IOException {
        JobDesk desk = new JobDesk(shared.place);
        Page page = shared.analyst("jofi");
        page.navigate("/schemes/" + Workplace.SCHEME + "/jobs");
        Browser.look(page, "jobs-none-da-1280");
        Workspace jofi = desk.open("jofi");
        desk.put(jofi, desk.name(1), "py", "print('well')");
        Awaitility.await().until(() -> desk.state(jofi, desk.name(1)) == State.DONE);
        desk.put(jofi, desk.name(2), "py", "raise SystemExit(3)");
        Awaitility.await().until(() -> desk.state(jofi, desk.name(2)) == State.FAILED);
        desk.put(jofi, desk.name(3), "sh", JobDesk.ENDLESS);
        desk.put(jofi, desk.name(4), "sh", JobDesk.ENDLESS);
        desk.put(jofi, desk.name(5), "sh", JobDesk.ENDLESS);
        Awaitility.await().until(() -> desk.state(jofi, desk.name(4)) == State.RUNNING);
        Awaitility.await().until(() -> desk.state(jofi, desk.name(5)) == State.WAITING);

        page.reload();
        assertThat(page.locator("tbody tr")).hasCount(5);
        Browser.lookAll(page, "jobs");
        Page office = shared.office("joro");
        office.navigate("/workspaces");
        assertThat(office.locator("#jobs tbody")).containsText("jofi");
        Browser.lookAll(office, "workspaces-with-jobs");
        page.locator("form[action$='" + desk.name(3) + "/cancel'] button").click();
        assertThat(page.locator("tbody")).containsText("Stopped");
        Assertions.assertThat(desk.state(jofi, desk.name(3))).isEqualTo(State.CANCELLED);
        desk.end(jofi);
    }
}
