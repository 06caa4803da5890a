package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.scheme.SchemeId;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells a newcomer to do in the demo as register owner, municipality and caseworker, by the keyboard where there is a form. */
class NewcomerTest {

    private static final String SCHEME = "/schemes/health-in-fjord";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, "--sluse.demo=true", "--demo.persons=6000", "--demo.years=2");
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

    private static Page as(String name, String language, int width) {
        Page page = browser.window(width, 900);
        BrowserTest.signInAs(page, name, language, "-newcomer-" + language + "-" + width);
        return page;
    }

    @InWindows
    void bringsARegisterInAgainAndTheSchemeTakesItOver(String language, int width) {
        String as = "-" + language + "-" + width;
        Page david = as("David Kjær", language, width);
        david.locator("button[name='delivery']").first().click();
        assertThat(david.locator(".alert-success")).isVisible();
        Browser.look(david, "newcomer-import" + as);

        Page eva = as("Eva Skov", language, width);
        eva.navigate(SCHEME);
        assertThat(eva.locator("#reruns")).containsText("LPR 2025");
        assertThat(eva.locator("#reruns .sluse-card p")).not().hasCount(0);
        Browser.look(eva, "newcomer-rerun" + as);
        eva.locator("#reruns button").click();
        assertThat(eva.locator("#delivery .alert")).hasCount(0);
        eva.navigate(SCHEME);
        assertThat(eva.locator("#reruns")).hasCount(0);
    }

    @InWindows
    void sendsOwnDataInAndMakesATableOfThem(String language, int width) {
        Page eva = as("Eva Skov", language, width);
        eva.navigate(SCHEME);
        eva.locator("a[href$='/own-data/OWN_HJEMMEHJAELP']").click();
        eva.locator("#file").setInputFiles(home.resolve("examples/hjemmehjaelp.csv"));
        eva.locator("#period").fill("2025");
        eva.keyboard().press("Enter");
        assertThat(eva).hasURL(Pattern.compile(".*/sent/.*"));
        assertThat(eva.locator("#sent .alert-info")).hasCount(0);
        Browser.look(eva, "newcomer-own-data-" + language + "-" + width);
        assertThat(eva.locator(".alert-success")).isVisible();
        sluse.awaitDelivery(new SchemeId("health-in-fjord"));

        eva.navigate(SCHEME + "/tables?show=1&register=OWN_HJEMMEHJAELP&period=2025&row=BEF.KOEN:KOEN&measure=COUNT");
        assertThat(eva.locator(".sluse-table")).isVisible();
        Browser.look(eva, "newcomer-own-table-" + language + "-" + width);
    }

    @InWindows
    void makesDataForOnePurposeAndAsksForAKey(String language, int width) {
        Page clara = as("Clara Dam", language, width);
        clara.navigate(SCHEME + "/tailored");
        clara.locator("#name").fill("kontakter_" + language);
        clara.locator("#titleDa").fill("Kontakter pr. borger");
        clara.locator("#titleEn").fill("Contacts by citizen");
        clara.locator("#period").fill("2025");
        clara.locator("#purpose").fill("Svar til udvalget");
        clara.locator("#sql")
                .fill(
                        "SELECT b.PNR, b.KOEN, count(l.PNR) AS KONTAKTER FROM BEF_202512 b LEFT JOIN LPR_2025 l ON l.PNR = b.PNR"
                                + " GROUP BY ALL");
        clara.locator("#unitKey").fill("PNR");
        clara.keyboard().press("Enter");
        assertThat(clara.locator(".alert-success")).isVisible();
        Browser.look(clara, "newcomer-tailored-" + language + "-" + width);

        clara.navigate("/door");
        clara.locator("#serials").fill("100123456789");
        clara.locator("#basis").fill("§ 12, " + language);
        clara.keyboard().press("Enter");
        assertThat(clara.locator(".sluse-card").first()).containsText("§ 12, " + language);
        Page carl = as("Carl Friis", language, width);
        carl.navigate("/door");
        carl.locator("button[value='true']").first().click();
        assertThat(carl.locator(".sluse-card code").first()).containsText("./sluse keys show");
    }

    /** Apart, as {@link BreachPagesTest} walks the same way every day outside the demo. */
    @Tag("heavy")
    @Test
    void tellsOfABreachAndComesBackWhenItIsAccountedFor() {
        Page asta = as("Asta Holm", "da", 1280);
        Page bo = as("Bo Lind", "da", 1280);
        Page clara = as("Clara Dam", "da", 1280);
        BreachPagesTest.walk(asta, bo, clara, "-newcomer");
    }
}
