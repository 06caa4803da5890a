package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dk.sluse.people.Role;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The pages of a package and of what comes into it, in a real browser, in both languages, wide and narrow. */
class DeliveryPagesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static WaitingLists lists;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        lists = new WaitingLists(root);
        SmallRegisters registers = new SmallRegisters(root.resolve("again"));
        lists.sluse.importRegisters(registers.persons(
                "2024",
                "preliminary",
                WaitingLists.persons()
                        .map(pnr -> pnr + ";1970-01-01;7002;" + pnr.substring(6))
                        .toArray(String[]::new)));
        browser = Browser.open(lists.sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        lists.close();
    }

    private static Page signedIn(String id, Role role, String language, int width) {
        String as = id + "-" + language + "-" + width;
        var credentials = lists.sluse.person(as, role, "agency");
        if (role == Role.ANALYST) {
            lists.sluse.attach(as, lists.scheme);
        }
        Page page = browser.window(width, 900);
        PagesTest.signIn(page, as, credentials, lists.sluse.clock().instant());
        PagesTest.switchTo(page, language);
        return page;
    }

    private static FilePayload file(String content) {
        return new FilePayload("waiting.csv", "text/csv", OwnFiles.text(content));
    }

    @InWindows
    void takeOwnDataIn(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = signedIn("ane", Role.ANALYST, language, width);
        page.navigate("/schemes/waiting");
        assertThat(page.locator("form[action$='/reruns'] button")).isVisible();
        page.locator("details summary").first().click();
        Browser.look(page, "package-rerun" + as);
        page.locator("#form-form").selectOption("CSV");
        page.locator("form[action$='/forms'] button").click();
        assertThat(page.locator("#forms .sluse-line").first()).containsText(Pattern.compile("klar|ready"));
        Browser.look(page, "package-forms" + as);
        page.locator("a[href$='/own-data/OWN_WAITING']").click();
        Browser.look(page, "own-data" + as);

        page.locator("#file").setInputFiles(file(WaitingLists.plain().replaceFirst("7002", "9999")));
        page.locator("#period").fill("2023");
        page.locator("#own-data button").click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(1);
        Browser.look(page, "own-data-refused" + as);

        page.locator("a[href$='/own-data/OWN_WAITING']").click();
        page.locator("#file").setInputFiles(file(WaitingLists.plain()));
        page.locator("#period").fill("2023");
        page.keyboard().press("Enter");
        assertThat(page.locator(".alert-success")).isVisible();
        Browser.look(page, "own-data-taken-in" + as);
    }

    @InWindows
    void letTheCaseworkerMakeDataForOnePurpose(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = signedIn("olga", Role.RESEARCH_SERVICES, language, width);
        page.navigate("/schemes/waiting");
        page.locator("a[href$='/tailored']").click();
        fill(page, "a" + language + width, "SELECT PNR FROM PEOPLE_2024");
        page.locator("#sql").press("Tab");
        page.keyboard().press("Tab");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Browser.look(page, "tailored-stopped" + as);

        page.goBack();
        fill(page, "a" + language + width, "SELECT PNR, PARISH FROM PEOPLE_2024 WHERE INCOME > 1010");
        page.locator("#unitKey").fill("PNR");
        Browser.look(page, "tailored" + as);
        page.locator("main form button").click();
        assertThat(page.locator(".alert-success")).isVisible();
        Browser.look(page, "tailored-made" + as);
    }

    private static void fill(Page page, String name, String sql) {
        page.locator("#name").fill(name);
        page.locator("#titleDa").fill("Indkomst");
        page.locator("#titleEn").fill("Income");
        page.locator("#period").fill("2024");
        page.locator("#purpose").fill("Svar til udvalget");
        page.locator("#sql").fill(sql);
    }

    @InWindows
    void openTheDoorForTwo(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = signedIn("oda", Role.RESEARCH_SERVICES, language, width);
        page.locator("a[href='/door']").click();
        page.locator("#serials").fill("100123456789, 100987654321");
        page.locator("#basis").fill("§ 12, sag 2026-7");
        page.keyboard().press("Enter");
        assertThat(page.locator(".sluse-card").first()).containsText("2026-7");
        Page other = signedIn("olaf", Role.RESEARCH_SERVICES, language, width);
        other.navigate("/door");
        Browser.look(other, "door" + as);
        other.locator("button[value='true']").first().click();
        assertThat(other.locator(".sluse-card code").first()).containsText("./sluse keys show");
        Browser.look(other, "door-approved" + as);
    }
}
