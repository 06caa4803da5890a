package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A breach as those who have to do with it see it, and the inbox that leads them there. */
class BreachPagesTest {

    private static final SchemeId SCHEME = new SchemeId("persons-in-agency");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.bean(Schemes.class)
                .found(
                        new Scheme(SCHEME, "agency", "Hjemmeplejen", "Planlægning", LocalDate.of(2099, 1, 1)),
                        Installation.SETUP);
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        sluse.close();
    }

    private static Page enter(String id, Role role, String organisation, String language, int width) {
        Credentials credentials = sluse.person(id, role, organisation);
        if (role == Role.ANALYST) {
            sluse.attach(id, SCHEME);
        }
        Page page = browser.window(width, 900);
        PagesTest.signIn(page, id, credentials, sluse.clock().instant());
        PagesTest.switchTo(page, language);
        return page;
    }

    /** Sends a form without a mouse, and waits for what comes of it. */
    private static void send(Page page, String form, String result) {
        page.locator("form[action$='" + form + "'] button").first().press("Enter");
        assertThat(page.locator(result).first()).isVisible();
    }

    @Tag("heavy")
    @InWindows
    void leadFromAReportToTheEndOfASanction(String language, int width) {
        String as = "-" + language + "-" + width;
        Page responsible = enter("bo" + as, Role.RESPONSIBLE, "agency", language, width);
        Page officer = enter("rikke" + as, Role.RESEARCH_SERVICES, "office", language, width);
        Page analyst = enter("anna" + as, Role.ANALYST, "agency", language, width);
        walk(analyst, responsible, officer, as);
        analyst.navigate("/breaches");
        Browser.look(analyst, "breaches" + as);
        officer.navigate("/sanctions");
        officer.locator("summary").last().press("Enter");
        Browser.look(officer, "sanctions" + as);
        sluse.clock().advance(Duration.ofMinutes(2));
    }

    /** Somebody tells of what he did himself, those concerned are heard, and his access is closed until an account is approved. */
    static void walk(Page analyst, Page responsible, Page officer, String as) {
        analyst.navigate("/breaches/report");
        Browser.look(analyst, "breach-report" + as);
        analyst.locator("#kind-MICRODATA_TAKEN_HOME").check();
        analyst.locator("#happened")
                .fill(LocalDateTime.now(OfficeTime.ZONE)
                        .minusDays(1)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        analyst.locator("#text").fill("En liste med rækker for enkelte personer kom med i en mappe til kontoret.");
        analyst.locator("#deleted").check();
        send(analyst, "/breaches", ".badge-success");
        String breach = analyst.url();

        officer.navigate("/inbox");
        Browser.look(officer, "inbox" + as);
        officer.locator(".sluse-notice").first().press("Enter");
        assertThat(officer).hasURL(breach);
        Browser.look(officer, "breach-office" + as);
        officer.locator("#severity-MILD").check();
        officer.locator("#evidence").fill("Loggen over hjemsendte filer, nr. 4711.");
        send(officer, "/proposal", "section:has-text('4711')");

        analyst.reload();
        analyst.locator("#hearing").fill("Det var en fejl i mit program.");
        send(analyst, "/statements", ".sluse-card");
        responsible.navigate(breach);
        responsible.locator("#hearing").fill("Vi har talt om det.");
        Browser.look(responsible, "breach-hearing" + as);
        send(responsible, "/statements", ".sluse-card:has-text('talt om')");

        decide(officer, as);
        analyst.navigate("/access");
        assertThat(analyst.locator(".badge-warning")).isVisible();
        Browser.look(analyst, "access-closed" + as);
        analyst.navigate(breach);
        analyst.locator("#account").fill("Fra nu af ser to af os på det, der sendes hjem.");
        send(analyst, "/statements", ".sluse-card:has-text('to af os')");
        officer.reload();
        send(officer, "/opening", ".badge-success:has-text('igen'), .badge-success:has-text('again')");
        analyst.navigate("/access");
        assertThat(analyst.locator(".badge-warning")).hasCount(0);
    }

    private static void decide(Page officer, String as) {
        officer.reload();
        officer.locator("#length").selectOption(new SelectOption().setValue("UNTIL_ACCOUNT_APPROVED"));
        officer.locator("#reason").fill("Mildt, og meldt af myndigheden selv.");
        send(officer, "/decision", "form[action$='/opening']");
        Browser.look(officer, "breach-decided" + as);
    }
}
