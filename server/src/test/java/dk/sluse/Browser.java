package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Chromium, with a page that checks every page it opens for accessibility and keeps a picture of it. */
final class Browser implements AutoCloseable {

    static final Path PICTURES = Path.of("target", "screenshots");

    /** How long a page may take; other tests run beside. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final List<String> STANDARDS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final String address;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser chromium, String address) {
        this.playwright = playwright;
        this.chromium = chromium;
        this.address = address;
    }

    /** Starts Chromium, or skips the test loudly where there is none. */
    static Browser open(int port) {
        Path program = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(Path.of(""));
        Assumptions.assumeTrue(
                !program.toString().isEmpty(), "NOT RUN: no Chromium here (Debian: apt install chromium)");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        com.microsoft.playwright.Browser chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setTimeout(120_000)
                        .setArgs(
                                List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage")));
        return new Browser(playwright, chromium, "https://localhost:" + port);
    }

    /** A browser window of its own, with its own cookies. */
    Page window(int width, int height) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setAcceptDownloads(true));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    /** Checks the page as it is now, and keeps a picture under this name. */
    static void look(Page page, String name) {
        page.evaluate("document.fonts.ready");
        Page.ScreenshotOptions picture = new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true);
        try {
            page.screenshot(picture);
        } catch (PlaywrightException e) {
            // Chromium gives up a picture where other tests take all processors; what is on the page is judged below.
            assertThat(e).hasMessageContaining("Unable to capture screenshot");
            page.screenshot(picture);
        }
        List<Rule> violations =
                new AxeBuilder(page).withTags(STANDARDS).analyze().getViolations();
        assertThat(violations)
                .as("accessibility of " + name + ": "
                        + violations.stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().stream()
                                                .map(node -> String.valueOf(node.getHtml()))
                                                .limit(3)
                                                .toList())
                                .toList())
                .isEmpty();
        boolean overflows = (Boolean)
                page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1");
        assertThat(overflows).as(name + " is wider than the window").isFalse();
    }

    /** The same in both languages and in a wide and a narrow window. */
    static void lookAll(Page page, String name) {
        for (String language : List.of("da", "en")) {
            speak(page, language);
            for (int width : List.of(390, 1280)) {
                page.setViewportSize(width, 900);
                look(page, name + "-" + language + "-" + width);
            }
        }
    }

    /** Changes to a language if the page is in the other one. */
    static void speak(Page page, String language) {
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            page.locator("button[name=to][value=" + language + "]").click();
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
