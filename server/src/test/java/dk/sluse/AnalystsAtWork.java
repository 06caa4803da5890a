package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dk.sluse.people.certification.Question;
import dk.sluse.people.certification.QuestionBank;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * From a scheme in force to an analyst's first table: the responsible person attaches somebody, Research Services creates him, he
 * does what is his to do, is approved, and gets to work.
 *
 * @param scheme address of the scheme
 */
record AnalystsAtWork(Installation sluse, Browser browser, String scheme, String language, int width) {

    static final String PASSWORD = "water runs downhill all day";

    private String as() {
        return "-" + language + "-" + width;
    }

    void come() {
        Page rita = browser.window(width, 900);
        comesIn(rita, "rita@vand" + language + ".example");
        attaches(rita);
        Page clara = browser.window(width, 900);
        BrowserTest.signInAs(clara, "Clara Dam", language, "-people" + as());
        clara.navigate("/people");
        clara.locator("button[name='create'][value='true']").click();
        assertThat(clara.locator("button[name='create']")).hasCount(0);
        Page anton = browser.window(width, 900);
        comesIn(anton, "anton@vand" + language + ".example");
        promises(anton);
        showsThatHeKnowsTheRules(anton);
        clara.navigate("/people");
        Browser.look(clara, "people" + as());
        clara.locator("form[action$='/approval'] button").click();
        assertThat(clara.locator("form[action$='/approval']")).hasCount(0);
        lookAtTheRest(clara, rita);
        putsIntoTheScheme(rita);
        makesATable(anton);
        losesAProof(rita);
    }

    private void attaches(Page rita) {
        rita.navigate("/staff");
        rita.locator("#name").fill("Anton Bjerg");
        rita.locator("#email").fill("anton@elsewhere.example");
        rita.keyboard().press("Enter");
        assertThat(rita.locator(".alert-error")).isVisible();
        Browser.look(rita, "staff" + as());
        rita.locator("#email").fill("anton@vand" + language + ".example");
        rita.keyboard().press("Enter");
        assertThat(rita.locator(".alert-error")).hasCount(0);
    }

    private void promises(Page anton) {
        anton.navigate("/access");
        anton.locator("main a[href='/access/agreement']").click();
        Browser.look(anton, "agreement" + as());
        anton.locator("main form button").click();
        assertThat(anton).hasURL(Pattern.compile(".*/access"));
    }

    /** First with an answer too few, which does not do. */
    private void showsThatHeKnowsTheRules(Page anton) {
        Browser.look(anton, "access" + as());
        anton.locator("form[action$='/begin'] button").click();
        Browser.look(anton, "certification" + as());
        answer(anton, 1);
        assertThat(anton.locator("main")).containsText("9");
        Browser.look(anton, "access-failed" + as());
        anton.locator("form[action$='/begin'] button").click();
        answer(anton, 0);
        assertThat(anton.locator(".badge-warning")).hasCount(1);
    }

    private void answer(Page anton, int wrong) {
        Locale locale = Locale.of(language);
        Map<String, Question> known = sluse.bean(QuestionBank.class).all().stream()
                .collect(Collectors.toMap(question -> question.in(locale), Function.identity()));
        List<Locator> asked = anton.locator("main fieldset").all();
        for (int i = 0; i < asked.size(); i++) {
            String text = asked.get(i).locator("legend").innerText().replaceFirst("^\\d+\\. ", "");
            Question question = Objects.requireNonNull(known.get(text), text);
            String answer = question.answers().get(i < wrong ? 1 : 0).in(locale);
            asked.get(i)
                    .locator("label")
                    .filter(new Locator.FilterOptions()
                            .setHasText(Pattern.compile("^"
                                    + Pattern.quote(answer).replace("\\Q", "").replace("\\E", "") + "$")))
                    .click();
        }
        anton.locator("main form button").click();
        assertThat(anton).hasURL(Pattern.compile(".*/access"));
    }

    private void lookAtTheRest(Page clara, Page rita) {
        clara.navigate("/questions");
        Browser.look(clara, "questions" + as());
        rita.navigate("/staff");
        rita.locator("main table a")
                .filter(new Locator.FilterOptions().setHasText("Anton Bjerg"))
                .click();
        Browser.look(rita, "member" + as());
    }

    private void putsIntoTheScheme(Page rita) {
        rita.navigate(scheme + "/people");
        rita.locator("button[name='attach'][value='true']").click();
        assertThat(rita.locator(".badge-success")).isVisible();
        Browser.look(rita, "scheme-people" + as());
    }

    private void makesATable(Page anton) {
        anton.navigate("/");
        anton.locator("main a[href$='/tables']").click();
        anton.locator("#row-0").selectOption(new SelectOption().setIndex(1));
        anton.locator("#maker form button").last().click();
        assertThat(anton.locator("#maker table")).isVisible();
        Browser.look(anton, "first-table" + as());
    }

    /** First the password is forgotten, then the authenticator app is lost, for which somebody has to vouch. */
    private void losesAProof(Page rita) {
        String email = "anton@vand" + language + ".example";
        Page anton = browser.window(width, 900);
        anton.navigate("/forgotten");
        if (language.equals("en")) {
            anton.locator("button[value='en']").click();
        }
        Browser.look(anton, "forgotten" + as());
        anton.locator("#email").fill(email);
        anton.keyboard().press("Enter");
        assertThat(anton.locator(".alert-success")).isVisible();
        follows(anton, email);
        assertThat(anton.locator("#repeated")).isVisible();
        Browser.look(anton, "recovery-password" + as());
        rita.navigate("/staff");
        rita.locator("main table a")
                .filter(new Locator.FilterOptions().setHasText("Anton Bjerg"))
                .click();
        rita.locator("details:has(form[action$='/factor']) summary").click();
        rita.locator("form[action$='/factor'] button").click();
        assertThat(rita.locator("main [role='status']")).isVisible();
        follows(anton, email);
        assertThat(anton.locator("#secret")).isVisible();
        Browser.look(anton, "recovery-factor" + as());
    }

    private static void follows(Page page, String email) {
        page.navigate("/demo/mail");
        page.locator(".sluse-card", new Page.LocatorOptions().setHasText(email))
                .locator("a[href*='/recovery/']")
                .first()
                .click();
    }

    /** By the link of the newest letter, as the demo shows it. */
    static void comesIn(Page page, String email) {
        page.navigate("/demo/mail");
        page.locator(".sluse-card", new Page.LocatorOptions().setHasText(email))
                .locator("a[href*='/invitation/']")
                .first()
                .click();
        page.locator("#password").fill(PASSWORD);
        page.locator("#repeated").fill(PASSWORD);
        page.locator("#code").fill(page.locator("#demo-code").innerText().replaceAll("\\D", ""));
        page.keyboard().press("Enter");
        assertThat(page.locator("#demo-code")).hasCount(0);
    }
}
