package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages beside the analyst's way, in a real browser, outside the demo; and the analyst's way without a mouse. */
class PagesTest {

    private static final SchemeId SCHEME = new SchemeId("labour");

    /** More steps with the tabulator than any page has stops. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        sluse = Installation.start(root.resolve("home"));
        sluse.importDenmark(Files.createDirectory(root.resolve("denmark")), 5_000, 2);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
        sluse.scheme(SCHEME.value(), "agency", List.of(sluse.all("BEF")));
        deliver("contacts", "2161900001;9;35");
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sluse.close();
    }

    private static void deliver(String name, String line) throws IOException {
        Path folder =
                Files.createDirectories(sluse.home().resolve("inbox/health").resolve(name));
        Files.writeString(folder.resolve("datapackage.json"), """
                {"name": "test",
                 "registers": [{"name": "CONTACTS", "title": "Test", "unit": "person", "owner": "health"}],
                 "codeLists": [{"name": "SEX", "codes": [{"code": "1"}, {"code": "2"}]}],
                 "resources": [{"name": "test-2025", "register": "CONTACTS", "period": "2025", "path": "data.csv",
                   "dialect": {"delimiter": ";"},
                   "schema": {"fields": [
                     {"name": "PNR", "type": "string", "keyType": "PNR", "unitKey": true},
                     {"name": "SEX", "type": "string", "codeList": "SEX"},
                     {"name": "AGE", "type": "integer"}], "primaryKey": "PNR"}}]}""");
        Files.writeString(folder.resolve("data.csv"), "PNR;SEX;AGE\n" + line + "\n");
    }

    private static void signIn(Page page, String id, Credentials credentials) {
        signIn(page, id, credentials, sluse.clock().instant());
    }

    static void signIn(Page page, String id, Credentials credentials, Instant now) {
        page.navigate("/sign-in");
        page.locator("#email").fill(Installation.email(id));
        page.locator("#password").fill(credentials.password());
        page.locator("#code").fill(Visitor.code(credentials, now));
        page.keyboard().press("Enter");
        assertThat(page.locator(".sluse-person")).containsText(id);
    }

    private static Credentials analyst(String id) {
        Credentials credentials = sluse.person(id, Role.ANALYST, "agency");
        sluse.attach(id, SCHEME);
        return credentials;
    }

    private static Page window(String language, int width) {
        Page page = browser.window(width, 900);
        page.navigate("/sign-in");
        if (language.equals("en")) {
            page.locator(".sluse-switch button[value='en']").click();
        }
        assertThat(page.locator("html")).hasAttribute("lang", language);
        return page;
    }

    @InWindows
    void areGoodToLookAtAndToHear(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = window(language, width);
        Browser.look(page, "sign-in" + as);
        page.locator("#email").fill("nobody@example.dk");
        page.locator("#password").fill("wrong");
        page.locator("#code").fill("000000");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Browser.look(page, "sign-in-failed" + as);

        signIn(page, "anna" + as, analyst("anna" + as));
        switchTo(page, language);
        page.navigate("/account");
        page.locator("#label").fill("R");
        page.locator("form[action='/account/tokens'] button").click();
        assertThat(page.locator(".sluse-token")).containsText("sluse_");
        Browser.look(page, "account" + as);
        page.navigate("/no/such/page");
        Browser.look(page, "failure" + as);
        page.navigate("/schemes/labour/tables?show=1&register=BEF&period=202512&row=BEF.ALDER:ALDER&measure=SUM");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Browser.look(page, "tables-fault" + as);
    }

    @InWindows
    void servesTheSubjectOffice(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = window(language, width);
        signIn(page, "hans" + as, sluse.person("hans" + as, Role.REGISTER_OWNER, "health"));
        switchTo(page, language);
        page.navigate("/registers");
        Browser.look(page, "registers" + as);
        page.locator("button[name='delivery']").first().click();
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("SEX");
        Browser.look(page, "import" + as);
    }

    @InWindows
    void letEverybodySearchTheCatalogue(String language, int width) {
        String as = "-" + language + "-" + width;
        Page page = window(language, width);
        signIn(page, "iben" + as, sluse.person("iben" + as, Role.RESPONSIBLE, "agency"));
        switchTo(page, language);
        page.navigate("/catalogue");
        assertThat(page.locator("#results tbody tr")).not().hasCount(0);
        Browser.look(page, "catalogue" + as);
        page.locator("#q").pressSequentially("kommun");
        assertThat(page.locator(".sluse-found a[href='/catalogue/BEF/KOM']").first())
                .isVisible();
        Browser.look(page, "catalogue-found" + as);
        page.locator(".sluse-found a[href='/catalogue/BEF/KOM']").first().click();
        assertThat(page.locator(".sluse-coverage")).isVisible();
        Browser.look(page, "catalogue-variable" + as);
        page.navigate("/catalogue/BEF");
        Browser.look(page, "catalogue-register" + as);
        page.navigate("/catalogue?q=zzzz");
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("zzzz");
    }

    static void switchTo(Page page, String language) {
        if (page.locator(".sluse-switch button[value='" + language + "']").count() > 0) {
            page.locator(".sluse-switch button[value='" + language + "']").click();
        }
        assertThat(page.locator("html")).hasAttribute("lang", language);
    }

    @Test
    void leadFromTheDoorToTheTableAtHomeWithoutAMouse() {
        Page page = browser.window(1280, 900);
        Credentials anna = analyst("anna");
        page.navigate("/sign-in");
        page.keyboard().type(Installation.email("anna"));
        page.keyboard().press("Tab");
        page.keyboard().type(anna.password());
        page.keyboard().press("Tab");
        page.keyboard().type(Visitor.code(anna, sluse.clock().instant()));
        page.keyboard().press("Enter");
        assertThat(page.locator(".sluse-person")).containsText("anna");

        Keyboard keyboard = new Keyboard(page);
        keyboard.press("a[href='/schemes/labour']", "a[href='/schemes/labour/tables']");
        keyboard.press("a[href='/schemes/labour/tables']", "#row-0");
        keyboard.tabTo("#row-0");
        page.keyboard().type("Køn");
        keyboard.tabTo("button[name='show']");
        page.keyboard().press("Enter");
        assertThat(page.locator(".sluse-table")).isVisible();
        keyboard.tabTo("form.sluse-actions button");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/releases/.*"));
        keyboard.tabTo("a[href$='table.xlsx']");
    }
}
