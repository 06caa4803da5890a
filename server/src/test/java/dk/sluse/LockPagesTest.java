package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.people.Role;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.cure.CureWork;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Cure;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A request as its author and its reviewers see it: found, cured, reviewed by two, released, appealed, called back. */
class LockPagesTest {

    @SuppressWarnings("NullAway.Init")
    static LockOffice office;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        office = LockOffice.shared();
        browser = Browser.open(office.sluse().port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Page enter(String id, Role role, String language, int width) {
        var credentials = office.sluse().person(id, role, role == Role.RESEARCH_SERVICES ? "office" : "agency");
        if (role == Role.ANALYST) {
            office.sluse().attach(id, LockOffice.WORK);
        }
        Page page = browser.window(width, 900);
        PagesTest.signIn(page, id, credentials, office.sluse().clock().instant());
        PagesTest.switchTo(page, language);
        return page;
    }

    @InWindows
    void leadFromAPivotCacheToTheEnd(String language, int width) throws IOException {
        String as = "-" + language + "-" + width;
        Page author = enter("aud" + as, Role.ANALYST, language, width);
        Page one = enter("tia" + as, Role.RESEARCH_SERVICES, language, width);
        Page other = enter("tom" + as, Role.RESEARCH_SERVICES, language, width);
        int number = office.request(
                "aud" + as,
                LockOffice.WORK,
                Map.of(
                        "pivot.xlsx",
                        Corpus.pivotBehind(List.of(
                                List.of("region", "persons"), List.of("North", "5120"), List.of("South", "7310"))),
                        "small.csv",
                        LockOffice.bytes("island;persons\nA;2\nB;410\n"),
                        "trade.csv",
                        LockOffice.bytes("trade;firms\nBuilding;410\nShops;970\n"),
                        "wages.csv",
                        LockOffice.bytes("sector;employees\nState;4100\nTowns;9700\n")));
        cure(author, number, as);
        file(author, as);
        blind(one, other, number, as);
        home(author, number, as);
        appealAndRecall(author, one, number, language, width, as);
    }

    /** The rows behind the pivot table are found, and gone with one click. */
    private static void cure(Page author, int number, String as) {
        author.navigate("/outgoing/" + number);
        Locator pivot = author.locator("section", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*#1\\s")));
        assertThat(pivot).containsText(Pattern.compile("Rækkerne bag en pivottabel|The rows behind a pivot table"));
        Browser.look(author, "lock-found" + as);
        pivot.locator("button[value=PLAIN]").click();
        Locator plain = author.locator("section", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*#5\\s")));
        assertThat(plain).containsText(Pattern.compile("Intet taler imod den|Nothing speaks against it"));
    }

    private static void file(Page author, String as) {
        author.locator("button[value=send]").click();
        assertThat(author.locator(".alert-error")).isVisible();
        author.locator("#shows-1").fill("Personer og virksomheder efter område og branche");
        author.locator("#population-1").fill("Alle med bopæl 1. januar");
        author.locator("#unit-1").fill("personer");
        author.locator("#protection-1").fill("Mindst ti i hver celle på nær øerne");
        author.locator("#explanation-2").fill("Tallet står allerede i kommunens regnskab.");
        Browser.look(author, "lock-filed" + as);
        author.locator("button[value=send]").click();
        assertThat(author.locator(".alert-info")).containsText(Pattern.compile("Hos kontoret|With the office"));
    }

    private static void blind(Page one, Page other, int number, String as) {
        one.navigate("/outgoing");
        Browser.look(one, "lock-queue" + as);
        one.locator("tbody a", new Page.LocatorOptions().setHasText(Pattern.compile("^" + number + "$")))
                .click();
        for (Page reviewer : List.of(one, other)) {
            reviewer.navigate("/outgoing/" + number + "/review");
            reviewer.locator("button[value=claim]").click();
            reviewer.locator("section a", new Page.LocatorOptions().setHasText("small.csv"))
                    .click();
            assertThat(reviewer.locator(".sluse-flagged")).hasText("2");
            Browser.look(reviewer, "lock-file" + as);
            reviewer.locator("#text").fill("To kan kendes igen.");
            reviewer.locator("button[value=false]").click();
            for (String file : List.of("trade.csv", "wages.csv", "pivot-plain.xlsx")) {
                reviewer.locator("section a", new Page.LocatorOptions().setHasText(file))
                        .click();
                reviewer.locator("button[value=true]").click();
            }
            Browser.look(reviewer, "lock-review" + as);
            reviewer.locator("button[value=finish]").click();
        }
        assertThat(other.locator("dl").first()).containsText(Pattern.compile("Sendt hjem|Sent home"));
    }

    /** The office says what may go home in which way. */
    @Test
    void thePolicyIsTheOffices() {
        Page officer = enter("pia", Role.RESEARCH_SERVICES, "da", 1280);
        officer.navigate("/risk-policies");
        Browser.lookAll(officer, "risk-policies");
        officer.locator("#scheme").selectOption(LockOffice.HEALTH.value());
        officer.locator("#threshold").fill("5");
        officer.locator("#types-PDF").uncheck();
        officer.locator("main form button").click();
        assertThat(officer.locator("tbody tr").first()).containsText("5");
        RiskPolicy policy =
                office.sluse().bean(RiskPolicies.class).of(LockOffice.HEALTH).policy();
        Assertions.assertThat(policy.threshold()).isEqualTo(5);
        Assertions.assertThat(policy.types()).doesNotContain(FileType.PDF).contains(FileType.XLSX);
        for (String name : List.of("ann", "bo")) {
            Visitor visitor = office.as(name);
            Assertions.assertThat(visitor.get("/risk-policies").statusCode()).isEqualTo(404);
            Assertions.assertThat(visitor.post("/risk-policies", Map.of("threshold", "3"), "/account")
                            .statusCode())
                    .isEqualTo(404);
        }
        Assertions.assertThat(office.as("rie")
                        .post("/risk-policies", Map.of("threshold", "1", "types", "PDF"), "/risk-policies")
                        .body())
                .contains("alert-error");
        office.sluse().bean(RiskPolicies.class).set(office.person("rie").id(), LockOffice.HEALTH, RiskPolicy.USUAL);
    }

    /** What one click has left out, as a reviewer sees it. */
    @Test
    @Tag("heavy")
    void whatWasLeftOutIsStruckOut() throws IOException {
        int number = office.said(
                "ann",
                LockOffice.WORK,
                Map.of("camps.csv", LockOffice.bytes("camp;women;men\nA;2;40\nB;71;90\nC;64;33\nTotal;137;163\n")));
        office.sluse()
                .bean(CureWork.class)
                .apply(office.person("ann"), number, 1, Cure.SUPPRESSED)
                .ifPresent(refusal -> Assertions.fail(refusal.name()));
        office.send("ann", number);
        Page officer = enter("pam", Role.RESEARCH_SERVICES, "da", 1280);
        officer.navigate("/outgoing/" + number + "/review/files/2");
        assertThat(officer.locator("del").first()).isVisible();
        Browser.lookAll(officer, "lock-left-out");
    }

    /** What was called back is to be deleted by whoever has it. */
    @Test
    @Tag("heavy")
    void deletionIsAskedFor() throws IOException {
        Page author = enter("ulf", Role.ANALYST, "da", 1280);
        int number =
                office.said("ulf", LockOffice.WORK, Map.of("a.csv", LockOffice.bytes("quay;boats\nA;900\nB;451\n")));
        office.send("ulf", number);
        AfterWork after = office.sluse().bean(AfterWork.class);
        Assertions.assertThat(after.fetch(office.person("ulf"), number, 1)).isPresent();
        Assertions.assertThat(after.recall(office.person("rie"), number, "A mistake was found.", false))
                .isEmpty();
        author.navigate("/outgoing/" + number + "/deletion");
        assertThat(author.locator("main form button")).isVisible();
        Browser.lookAll(author, "lock-deletion");
    }

    /** What the office sees of the lock as a whole. */
    @Test
    @Tag("heavy")
    void theFiguresAreThere() {
        int number = office.said(
                "ann",
                LockOffice.WORK,
                Map.of(
                        "a.csv",
                        LockOffice.bytes("island;persons\nA;2\nB;410\n"),
                        "b.csv",
                        LockOffice.bytes("island;persons\nA;55\nB;410\n"),
                        "c.csv",
                        LockOffice.bytes("a;b\nA;55\n"),
                        "d.csv",
                        LockOffice.bytes("a;b\nA;55\n")));
        office.send("ann", number);
        office.review("rob", number, true);
        office.review("ria", number, true);
        office.sluse()
                .bean(RiskPolicies.class)
                .set(office.person("rie").id(), LockOffice.WORK, LockOffice.policy(Map.of("threshold", 60)));
        Page officer = enter("pil", Role.RESEARCH_SERVICES, "da", 1280);
        officer.navigate("/outgoing/statistics");
        assertThat(officer.locator("main")).containsText("Kontrollørernes enighed");
        Browser.lookAll(officer, "lock-statistics");
        officer.navigate("/outgoing/re-evaluations");
        officer.locator("main form button").click();
        assertThat(officer.locator("#run"))
                .containsText(
                        Pattern.compile("; [1-9][0-9]* of them now have something against them"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        Browser.lookAll(officer, "lock-reevaluation");
        officer.navigate("/outgoing/re-evaluations");
        Browser.lookAll(officer, "lock-reevaluations");
        officer.navigate("/outgoing");
        Browser.lookAll(officer, "lock-queue-all");
        office.sluse().bean(RiskPolicies.class).set(office.person("rie").id(), LockOffice.WORK, RiskPolicy.USUAL);
    }

    private static void home(Page author, int number, String as) throws IOException {
        author.navigate("/outgoing/" + number);
        assertThat(author.locator(".alert-success")).isVisible();
        Browser.look(author, "lock-home" + as);
        Download download = author.waitForDownload(
                () -> author.locator("section a", new Page.LocatorOptions().setHasText("trade.csv"))
                        .click());
        Assertions.assertThat(Files.readString(download.path())).isEqualTo("trade;firms\nBuilding;410\nShops;970\n");
    }

    /** Called back, appealed, and judged anew by others. */
    private static void appealAndRecall(Page author, Page one, int number, String language, int width, String as) {
        one.navigate("/outgoing/" + number + "/review");
        one.locator("#text").fill("En tabel var fra et forkert år.");
        one.locator("button[value=recall]").click();
        assertThat(one.locator("dl").first()).containsText(Pattern.compile("Kaldt tilbage|Called back"));
        Browser.look(one, "lock-recalled" + as);
        author.navigate("/outgoing/" + number);
        assertThat(author.locator("section a")).hasCount(0);
        author.locator("button[value=deleted]").click();
        assertThat(author.locator("button[value=deleted]")).hasCount(0);
        author.locator("#text").fill("Året er rigtigt; se vores brev.");
        author.locator("button[value=appeal]").click();
        assertThat(author.locator(".alert-info")).isVisible();
        one.navigate("/outgoing/" + number + "/review");
        one.locator("button[value=claim]").click();
        assertThat(one.locator(".alert-error")).isVisible();
        for (String name : List.of("ulla", "vera")) {
            Page reviewer = enter(name + as, Role.RESEARCH_SERVICES, language, width);
            reviewer.navigate("/outgoing/" + number + "/review");
            reviewer.locator("button[value=claim]").click();
            for (String file : List.of("small.csv", "trade.csv", "wages.csv", "pivot-plain.xlsx")) {
                reviewer.locator("section a", new Page.LocatorOptions().setHasText(file))
                        .click();
                reviewer.locator("button[value=true]").click();
            }
            reviewer.locator("button[value=finish]").click();
        }
        author.navigate("/outgoing/" + number);
        assertThat(author.locator(".alert-success")).isVisible();
        assertThat(author.locator("section a")).hasCount(4);
        Browser.look(author, "lock-end" + as);
    }
}
