package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dk.sluse.billing.invoice.Invoicing;
import dk.sluse.billing.invoice.Metering;
import dk.sluse.people.proof.Credentials;
import dk.sluse.people.proof.DemoCodes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A new authority's way from the public page to its analysts at work, with all parties acting, in a demo; by the keyboard where
 * there is a form.
 */
class WholeWayTest {

    private static final String PASSWORD = AnalystsAtWork.PASSWORD;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, "--sluse.demo=true", "--demo.persons=2000", "--demo.years=1");
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sluse.close();
    }

    /** Apart, as it takes long. */
    @Tag("heavy")
    @Test
    void leadsFromFirstContactToAnalystsAtWork() {
        leadsToAnalystsAtWork("da", 1280, "17150413");
    }

    /** Apart, as it takes more than a minute. */
    @Tag("heavy")
    @Test
    void leadsThereInEnglishAndInANarrowWindowToo() {
        leadsToAnalystsAtWork("en", 390, "29190623");
    }

    private static void leadsToAnalystsAtWork(String language, int width, String cvr) {
        String as = "-" + language + "-" + width;
        Page vera = browser.window(width, 900);

        takesTheFirstContact(vera, language, as, cvr);
        setsUpAccess(vera, as);
        String address = applies(vera, as);
        answers(address, language, width, as);

        vera.navigate(address);
        assertThat(vera.locator("main")).containsText("Opgaven følger af loven");
        Browser.look(vera, "case-eligible" + as);
        writesContent(vera, as);
        asksForApprovals(address, language, width, as);
        approves("Dorte Lund", address, language, width, as);
        approves("Ib Torp", address, language, width, as);
        offers(address, language, width, as);
        vera.navigate(address + "/price");
        Browser.look(vera, "offer" + as);
        vera.locator("main a[href$='/contract']").click();
        acceptsTheOffer(vera, language, as);
        drawsUp(address, language, width, as);
        signsForTheAuthority(address, language, width, as);
        signsForTheOffice(address, language, width, as);
        vera.navigate(address + "/contract");
        assertThat(vera.locator(".alert-success")).isVisible();
        Browser.look(vera, "contract-in-force" + as);
        looksAtWhatItCosts(vera, address, as);
        new AnalystsAtWork(sluse, browser, address.replace("/cases/", "/schemes/"), language, width).come();
        vera.navigate("/register");
        Browser.look(vera, "register" + as);
        vera.navigate("/about");
        assertThat(vera.locator("main table")).isVisible();
    }

    private static void looksAtWhatItCosts(Page vera, String address, String as) {
        sluse.bean(Invoicing.class).issueWhatIsDue();
        sluse.bean(Metering.class).read();
        vera.navigate("/invoices");
        Browser.look(vera, "invoices" + as);
        vera.locator("main table a").first().click();
        assertThat(vera.locator("main a[href$='/xml']")).isVisible();
        Browser.look(vera, "invoice" + as);
        vera.navigate(address.replace("/cases/", "/schemes/") + "/costs");
        Browser.look(vera, "costs" + as);
        vera.navigate("/changes");
        Browser.look(vera, "changes" + as);
    }

    private static void acceptsTheOffer(Page vera, String language, String as) {
        vera.locator("#responsibleName").fill("Rita Holm");
        vera.locator("#responsibleEmail").fill("rita@vand" + language + ".example");
        vera.locator("#signatoryName").fill("Selma Juhl " + language);
        vera.locator("#signatoryEmail").fill("selma@elsewhere.example");
        vera.keyboard().press("Enter");
        assertThat(vera.locator(".alert-error")).isVisible();
        Browser.look(vera, "contract-names" + as);
        vera.locator("#signatoryEmail").fill("selma@vand" + language + ".example");
        vera.keyboard().press("Enter");
        assertThat(vera.locator("#signatoryEmail")).hasCount(0);
    }

    private static void drawsUp(String address, String language, int width, String as) {
        Page karen = browser.window(width, 900);
        BrowserTest.signInAs(karen, "Karen Bech", language, "-draws-up" + as);
        karen.navigate(address + "/contract");
        karen.locator("form[action$='/contract'] button").click();
        assertThat(karen.locator("a[href$='/papers/contract']")).isVisible();
        Browser.look(karen, "contract-drawn-up" + as);
    }

    /** Comes in by the link of the invitation, as the demo shows it. */
    private static void signsForTheAuthority(String address, String language, int width, String as) {
        Page selma = browser.window(width, 900);
        AnalystsAtWork.comesIn(selma, "selma@vand" + language + ".example");
        selma.navigate(address + "/contract");
        selma.locator("#password").fill(PASSWORD);
        selma.locator("#code").fill("000000");
        selma.keyboard().press("Enter");
        assertThat(selma.locator(".alert-error")).isVisible();
        Browser.look(selma, "contract-sign" + as);
        sluse.clock().advance(Duration.ofSeconds(30));
        String code = codeOf("Selma Juhl " + language);
        selma.locator("#password").fill(PASSWORD);
        selma.locator("#code").fill(code);
        selma.keyboard().press("Enter");
        assertThat(selma.locator("#code")).hasCount(0);
    }

    private static void signsForTheOffice(String address, String language, int width, String as) {
        Page sofie = browser.window(width, 900);
        BrowserTest.signInAs(sofie, "Sofie Juul", language, "-signs" + as);
        sofie.navigate(address + "/contract");
        sofie.locator("#password").fill(DemoCodes.PASSWORD);
        sofie.locator("#code").fill(codeOf("Sofie Juul"));
        sofie.keyboard().press("Enter");
        assertThat(sofie.locator(".alert-success")).isVisible();
    }

    /** What the demo shows in place of an authenticator app. */
    private static String codeOf(String name) {
        Page demo = browser.window(1280, 900);
        demo.navigate("/demo");
        return demo.locator(".sluse-card", new Page.LocatorOptions().setHasText(name))
                .last()
                .locator("code")
                .innerText();
    }

    private static void takesTheFirstContact(Page vera, String language, String as, String cvr) {
        vera.navigate("/about");
        if (language.equals("en")) {
            vera.locator("button[value='en']").click();
        }
        Browser.look(vera, "about" + as);
        vera.locator("main a[href='/apply']").click();
        vera.locator("#authority").fill("Styrelsen for Vand");
        vera.locator("#cvr").fill("12345678");
        vera.locator("#name").fill("Vera Ågård");
        vera.locator("#email").fill("vera@vand" + language + ".example");
        vera.keyboard().press("Enter");
        assertThat(vera.locator(".alert-error a[href='#cvr']")).isVisible();
        Browser.look(vera, "apply" + as);
        vera.locator("#cvr").fill(cvr);
        vera.keyboard().press("Enter");
        assertThat(vera.locator(".alert-success")).isVisible();
        vera.locator("main a[href='/demo/mail']").click();
        Browser.look(vera, "demo-mail" + as);
    }

    private static void setsUpAccess(Page vera, String as) {
        vera.locator("main a[href*='/invitation/']").first().click();
        Browser.look(vera, "invitation" + as);
        String secret = vera.locator("#secret").innerText().replace(" ", "");
        vera.locator("#password").fill(PASSWORD);
        vera.locator("#repeated").fill(PASSWORD);
        vera.locator("#code")
                .fill(Visitor.code(
                        new Credentials(PASSWORD, secret), sluse.clock().instant()));
        vera.keyboard().press("Enter");
        assertThat(vera).hasURL(Pattern.compile(".*/cases"));
        Browser.look(vera, "cases-none" + as);
    }

    /** Returns where the case is. */
    private static String applies(Page vera, String as) {
        vera.locator("main form[action='/cases'] button").click();
        vera.locator("#file")
                .setInputFiles(new FilePayload(
                        "sikkerhed.pdf", "application/pdf", "%PDF-1.7 policy".getBytes(StandardCharsets.US_ASCII)));
        vera.locator("form[action$='/security'] button").click();
        vera.locator("#task").fill("Planlægning af vandforsyning og kystbeskyttelse");
        vera.locator("#legal_basis").fill("Vandforsyningsloven § 13");
        vera.locator("#analysts").fill("2");
        vera.locator("#environment").fill("Enheden for data har analyseret forbrug og priser siden 2009.");
        vera.locator("button[name='submit'][value='true']").click();
        assertThat(vera.locator(".alert-error a[href='#head']")).isVisible();
        Browser.look(vera, "case-incomplete" + as);
        vera.locator("#head").fill("Helle Dam");
        vera.keyboard().press("Enter");
        assertThat(vera.locator("form[action$='/application']")).hasCount(0);
        return vera.url();
    }

    private static void answers(String address, String language, int width, String as) {
        Page karen = browser.window(width, 900);
        BrowserTest.signInAs(karen, "Karen Bech", language, "-first-contact" + as);
        karen.navigate("/cases?show=CONSULTING");
        Browser.look(karen, "cases" + as);
        karen.navigate(address);
        karen.locator("button[value='CLAIM']").click();
        karen.locator("#reason").fill("Opgaven følger af loven, og miljøet er på plads.");
        Browser.look(karen, "case-decision" + as);
        karen.locator("button[value='FIND_ELIGIBLE']").click();
        assertThat(karen.locator(".alert-success")).isVisible();
    }

    private static void writesContent(Page vera, String as) {
        vera.locator("main a[href$='/content']").click();
        vera.locator("#q").fill("uddannelse");
        vera.keyboard().press("Enter");
        vera.locator(".sluse-found a[href$='/content/UDDA']").click();
        vera.locator("#reason").fill("Om vandværkernes folk har den rette uddannelse");
        vera.locator("label[for='full']").click();
        vera.locator("#argument").fill("Alle i landet kan arbejde på et vandværk");
        vera.locator("label[for='v-HFAUDD']").click();
        Browser.look(vera, "selection" + as);
        vera.locator("main form button").last().click();
        DeclarationTest.declare(vera, as);
        vera.locator("#title").fill("Vand og uddannelse");
        vera.locator("input[name='seats.SAS']").fill("2");
        vera.locator("button[name='submit']").click();
        assertThat(vera.locator(".alert-error a[href='#purpose']")).isVisible();
        vera.locator("#purpose").fill("Overvågning af, om vandforsyningen har de folk, som loven kræver.");
        Browser.look(vera, "content" + as);
        vera.locator("button[name='submit']").click();
        assertThat(vera.locator("a[href$='/price']")).isVisible();
        assertThat(vera.locator("button[value='WITHDRAW']")).hasCount(1);
    }

    private static void asksForApprovals(String address, String language, int width, String as) {
        Page clara = browser.window(width, 900);
        BrowserTest.signInAs(clara, "Clara Dam", language, "-approvals" + as);
        clara.navigate(address);
        clara.locator("button[value='CLAIM_CONTENT']").click();
        clara.locator("form[action$='/approvals/ask'] button").click();
        assertThat(clara.locator("form[action$='/approvals/ask']")).hasCount(0);
        Browser.look(clara, "case-approving" + as);
    }

    private static void approves(String name, String address, String language, int width, String as) {
        Page approver = browser.window(width, 900);
        BrowserTest.signInAs(approver, name, language, "-approves" + as);
        approver.navigate("/cases");
        assertThat(approver.locator("main table")).isVisible();
        approver.navigate(address + "/content");
        Browser.look(approver, "content-read" + as);
        approver.navigate(address);
        approver.locator("button[name='approved'][value='true']").click();
        assertThat(approver.locator("button[name='approved']")).hasCount(0);
    }

    private static void offers(String address, String language, int width, String as) {
        Page karen = browser.window(width, 900);
        BrowserTest.signInAs(karen, "Karen Bech", language, "-offers" + as);
        karen.navigate("/prices");
        Browser.look(karen, "prices" + as);
        karen.navigate(address + "/price");
        karen.locator("form[action$='/offer'] button").click();
        assertThat(karen.locator("form[action$='/offer']")).hasCount(0);
    }
}
