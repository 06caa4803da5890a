package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in a real browser: as analyst, as the authority's responsible, as the office. */
class BrowserTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, "--sluse.demo=true", "--demo.persons=12000", "--demo.years=3");
        sluse.awaitDelivery(new SchemeId("work-and-income"));
        sluse.awaitDelivery(new SchemeId("health-in-fjord"));
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sluse.close();
    }

    @InWindows
    void goesTheWholeWay(String language, int width) throws IOException {
        Page page = browser.window(width, 900);
        Words words = Words.in(language);
        String as = "-" + language + "-" + width;

        signInAs(page, "Asta Holm", language, as);
        Browser.look(page, "schemes" + as);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions()
                                .setName("Arbejde og indkomst")
                                .setExact(true))
                .click();
        Browser.look(page, "package" + as);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(words.makeTable()))
                .first()
                .click();
        makeTable(page, words, as);
        String release = sendHome(page, words, as);

        Page responsible = browser.window(width, 900);
        signInAs(responsible, "Bo Lind", language, as);
        responsible.navigate("/releases");
        Browser.look(responsible, "releases-responsible" + as);
        responsible.locator("a[href='" + release + "']").click();
        assertThat(responsible.getByText("Asta Holm").first()).isVisible();

        Page office = browser.window(width, 900);
        signInAs(office, "Clara Dam", language, as);
        office.navigate(release);
        office.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.rerun()))
                .click();
        assertThat(office.getByText(words.same())).hasCount(3);
        Browser.look(office, "release-office" + as);
    }

    private record Words(String makeTable, String show, String send, String sent, String rerun, String same) {

        static Words in(String language) {
            return language.equals("da")
                    ? new Words(
                            "Lav en tabel",
                            "Vis tabel",
                            "Send hjem",
                            "Sendt hjem. Filerne er forseglet og logget.",
                            "Lav den igen, og sammenlign",
                            "de samme bytes")
                    : new Words(
                            "Make a table",
                            "Show table",
                            "Send home",
                            "Sent home. The files are sealed and logged.",
                            "Make it again and compare",
                            "the same bytes");
        }
    }

    static void signInAs(Page page, String name, String language, String as) {
        page.navigate("/demo");
        Locator switcher = page.locator(".sluse-switch button[value='" + language + "']");
        if (switcher.count() > 0) {
            switcher.click();
        }
        Browser.look(page, "demo" + as);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(name)))
                .click();
        assertThat(page.locator(".sluse-person")).containsText(name);
        switcher = page.locator(".sluse-switch button[value='" + language + "']");
        if (switcher.count() > 0) {
            switcher.click();
            assertThat(page.locator("html")).hasAttribute("lang", language);
        }
    }

    private static void makeTable(Page page, Words words, String as) {
        Browser.look(page, "tables-empty" + as);
        page.locator("#row-0").selectOption("BEF.KOM:KOM:groups");
        page.locator("#column-0").selectOption("UDDA.HFAUDD:HOVEDGRUPPE");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.show()))
                .click();
        assertThat(page.locator(".sluse-table")).isVisible();
        assertThat(page.locator(".hidden-cell").first()).isVisible();
        page.locator(".hidden-cell").first().focus();
        Browser.look(page, "tables" + as);
    }

    private static String sendHome(Page page, Words words, String as) throws IOException {
        String total = page.locator(".sluse-table tbody tr td").first().innerText();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words.send()))
                .click();
        assertThat(page.getByText(words.sent())).isVisible();
        Browser.look(page, "release" + as);
        Download download =
                page.waitForDownload(() -> page.locator("a[href$='table.xlsx']").click());
        Path file = Files.createTempFile("release", ".xlsx");
        download.saveAs(file);
        try (InputStream in = Files.newInputStream(file);
                ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            List<Row> rows = workbook.getFirstSheet().read();
            String written = rows.stream()
                    .filter(row -> row.getCellCount() > 1 && row.getCell(1).getType() == CellType.NUMBER)
                    .findFirst()
                    .orElseThrow()
                    .getCell(1)
                    .asNumber()
                    .toBigInteger()
                    .toString();
            assertThat(written).isEqualTo(total.replaceAll("[^0-9]", ""));
        }
        Files.delete(file);
        return URI.create(page.url()).getPath();
    }
}
