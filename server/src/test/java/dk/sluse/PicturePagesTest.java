package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.FilePayload;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Role;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;

/** Reviewers see pictures on the page of a file, and say what they speak of. */
class PicturePagesTest extends AtTheLock {

    private static Page enter(Browser browser, String id, String language, int width) {
        var credentials = office.sluse().person(id, Role.RESEARCH_SERVICES, "office");
        Page page = browser.window(width, 900);
        PagesTest.signIn(page, id, credentials, office.sluse().clock().instant());
        PagesTest.switchTo(page, language);
        return page;
    }

    /** A reviewer sees a picture, and draws over what he speaks of; the cell of a table is pressed. */
    @InWindows
    void aPictureIsSeenAndDrawnOver(String language, int width) throws IOException {
        String as = "-" + language + "-" + width;
        int number = said(Map.of("plot.png", plot(), "lake.csv", LockOffice.bytes("lake;persons\nA;2\nB;820\n")));
        office.send("ann", number);
        try (Browser browser = Browser.open(office.sluse().port())) {
            draw(enter(browser, "eve" + as, language, width), number, as);
        }
        isTheReviewersAlone(number, "eve" + as);
    }

    private static void draw(Page reviewer, int number, String as) {
        reviewer.navigate("/outgoing/" + number + "/review/files/" + number("plot.png", number));
        Locator picture = reviewer.locator(".sluse-picture");
        assertThat(picture).isVisible();
        Assertions.assertThat(reviewer.evaluate("document.querySelector('.sluse-picture img').naturalWidth"))
                .isEqualTo(400);
        picture.scrollIntoViewIfNeeded();
        BoundingBox box = picture.boundingBox();
        reviewer.mouse().move(box.x + box.width * 0.6, box.y + box.height * 0.1);
        reviewer.mouse().down();
        reviewer.mouse().move(box.x + box.width * 0.9, box.y + box.height * 0.4);
        reviewer.mouse().up();
        assertThat(reviewer.locator("#place")).hasValue(Pattern.compile("x (59|60|61)–(89|90|91) %, y .*"));
        reviewer.locator("#remark").fill("Hvem er det?");
        reviewer.locator("form[action$=remarks] button").click();
        assertThat(picture.locator("rect:not(.sluse-drawn)")).hasCount(1);
        assertThat(reviewer.locator("ol.sluse-steps")).containsText("Hvem er det?");
        Browser.look(reviewer, "lock-picture" + as);

        reviewer.navigate("/outgoing/" + number + "/review/files/" + number("lake.csv", number));
        reviewer.locator("td.sluse-flagged").click();
        assertThat(reviewer.locator("#place")).hasValue("table 1 B2");
    }

    /** A test file is handed in, and put out of use. */
    @InWindows
    void aTestFileIsMade(String language, int width) {
        String as = "-" + language + "-" + width;
        try (Browser browser = Browser.open(office.sluse().port())) {
            Page page = enter(browser, "una" + as, language, width);
            page.navigate("/test-files");
            page.locator("#wrong").fill("Skolen er nævnt.");
            page.locator("#file")
                    .setInputFiles(new FilePayload(
                            "skoler" + as + ".csv", "text/csv", LockOffice.bytes("skole;elever\nA;910\n")));
            page.locator("form[enctype] button").click();
            Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText("skoler" + as));
            assertThat(row).containsText("Skolen er nævnt.");
            Browser.look(page, "lock-tests" + as);
            row.locator("button").click();
            assertThat(row).containsText(Pattern.compile("Ude af brug|Not in use"));
        }
    }

    private static void isTheReviewersAlone(int number, String reviewer) {
        String file = "/outgoing/" + number + "/review/files/" + number("plot.png", number);
        for (String other : List.of("ann", "abe", "bo", "oda")) {
            Visitor visitor = office.as(other);
            Assertions.assertThat(visitor.get(file + "/picture").statusCode()).isEqualTo(404);
            Assertions.assertThat(visitor.post(file + "/remarks", Map.of("text", "x"), "/account")
                            .statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> shown = office.as("rie").get(file + "/picture");
        Assertions.assertThat(shown.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> Assertions.assertThat(policy).contains("default-src 'none'", "sandbox"));
        Assertions.assertThat(shown.headers().firstValue("X-Content-Type-Options"))
                .contains("nosniff");
        Assertions.assertThat(office.as("rie")
                        .get(file.replaceAll("[0-9]+$", number("lake.csv", number) + "/picture"))
                        .statusCode())
                .as("no picture")
                .isEqualTo(404);
        Assertions.assertThat(office.sluse().bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().actor() + " " + one.entry().action())
                .contains("rie request.picture-seen", "ann access.refused", reviewer + " request.said");
    }

    private static int number(String name, int request) {
        return office.files(request).stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow()
                .number();
    }

    private static byte[] plot() throws IOException {
        BufferedImage image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 400, 300);
        pen.setColor(Color.BLUE);
        for (int bar = 0; bar < 8; bar++) {
            pen.fillRect(20 + 45 * bar, 250 - 25 * bar, 30, 25 * bar + 20);
        }
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
