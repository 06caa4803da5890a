package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.workspace.Desktops;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day's work at a desktop with R and Python: data are read, a plot is drawn, one leaves and comes back. */
@Tag("heavy")
class AnalysisDesktopTest {

    private static final String R = "R -q -e 'library(sluse); d <- read_register(\"PEOPLE\"); print(table(d$PARISH));"
            + " write.csv(as.data.frame(table(d$PARISH)), \"r.csv\"); x11(); hist(d$INCOME); Sys.sleep(9999)'";
    private static final String PYTHON = "python3 -c 'import sluse; d = sluse.read(\"PEOPLE\"); print(d.dtypes);"
            + " d.groupby(\"PARISH\").INCOME.sum().to_csv(\"python.csv\"); d.INCOME.plot.hist().figure.savefig(\"plot.png\")'";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "small");
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

    @ParameterizedTest
    @CsvSource({"da, 1280", "en, 1100"})
    void isDoneAndIsStillThereAfterwards(String language, int width) throws Exception {
        String name = "ann-" + language;
        Page page = browser.window(width, 900);
        PagesTest.signIn(page, name, place.analyst(name), place.sluse.clock().instant());
        Browser.speak(page, language);
        int before = place.client.running().size();
        Workplace.open(page);
        int number = place.sluse
                .bean(Desktops.class)
                .running(new PersonId(name), Workplace.SCHEME)
                .orElseThrow()
                .workspace();
        Workplace.terminal(page);
        Workplace.run(page, PYTHON, place.file(number, "plot.png"));
        Workplace.run(page, R, place.file(number, "r.csv"));
        page.waitForTimeout(1500);
        picture(page, "analysis-desktop-" + language + "-" + width);

        page.close();
        Page later = page.context().newPage();
        later.navigate("/schemes/" + Workplace.SCHEME + "/desktop");
        Workplace.seen(later);
        later.waitForTimeout(1500);

        picture(later, "analysis-desktop-again-" + language + "-" + width);
        assertThat(place.file(number, "r.csv")).content().contains("\"7001\",1", "\"9001\",1");
        assertThat(place.file(number, "python.csv")).content().contains("7001,300000", "9001,400000");
        assertThat(place.client.running()).hasSize(before + 1);
    }

    /** The pages around the desktop, and the desktop's own bar, in both languages and widths. */
    @ParameterizedTest
    @CsvSource({"da, 1280", "da, 390", "en, 1280", "en, 390"})
    void looksAsItShould(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = browser.window(width, 900);
        String name = "bea" + as;
        PagesTest.signIn(page, name, place.analyst(name), place.sluse.clock().instant());
        Browser.speak(page, language);
        page.navigate("/schemes/" + Workplace.SCHEME + "/workspace");
        Browser.look(page, "workspace" + as);
        page.locator("form[action$='/workspace'] button").click();
        Workplace.seen(page);
        Browser.look(page, "desktop-bar" + as);
        Page office = browser.window(width, 900);
        PagesTest.signIn(
                office,
                "rie" + as,
                place.sluse.person("rie" + as, Role.RESEARCH_SERVICES, "office"),
                place.sluse.clock().instant());
        Browser.speak(office, language);
        office.navigate("/workspaces");
        Browser.look(office, "workspaces" + as);
        page.locator("form[action$='/end'] button").click();
        page.waitForSelector(".alert-success");
        Browser.look(page, "workspace-ended" + as);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Browser.PICTURES.resolve(name + ".png")));
    }
}
