package dk.sluse.benchmarks.desktop;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real browser at a desktop, with a clock in its page. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    /**
     * Notes when the page draws on the canvas that is seen: after a key the first change above the panel, on the canvas and in the
     * frame that follows.
     */
    private static final String CLOCK = """
            window.keyed = 0; window.canvasTimes = []; window.frameTimes = []; window.draws = 0;
            addEventListener('keydown', (event) => { window.keyed = event.timeStamp; }, true);
            const draw = CanvasRenderingContext2D.prototype.drawImage;
            CanvasRenderingContext2D.prototype.drawImage = function (...all) {
              draw.apply(this, all);
              if (!this.canvas.isConnected || all.length !== 9) return;
              window.draws += 1;
              if (window.keyed && all[6] < this.canvas.height - 40) {
                const from = window.keyed;
                window.keyed = 0;
                window.canvasTimes.push(performance.now() - from);
                requestAnimationFrame(() => window.frameTimes.push(performance.now() - from));
              }
            };
            """;

    /** The panel has its buttons: many colours in the lowest rows of the screen. */
    private static final String USABLE = """
            () => {
              const canvas = document.querySelector('#screen canvas');
              if (!canvas || !document.body.dataset.connected || canvas.height < 100) return false;
              const row = canvas.getContext('2d').getImageData(0, canvas.height - 16, canvas.width, 8).data;
              const colours = new Set();
              for (let at = 0; at < row.length; at += 4) colours.add(row[at] << 16 | row[at + 1] << 8 | row[at + 2]);
              return colours.size > 12;
            }""";

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;

    private Chromium(Playwright playwright, Browser browser, Page page) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
    }

    /** Opens a browser, signed in as one of the demo's persons. */
    static Chromium signIn(int port, String person) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")));
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setIgnoreHTTPSErrors(true)
                .setBaseURL("https://localhost:" + port)
                .setViewportSize(1280, 860));
        context.addInitScript(CLOCK);
        Page page = context.newPage();
        page.navigate("/demo");
        page.locator("button[value='" + person + "']").click();
        page.waitForURL(address -> !address.contains("/demo"));
        return new Chromium(playwright, browser, page);
    }

    /** From the click until the desktop can be used, in milliseconds. */
    double open() {
        page.navigate("/schemes/" + Place.SCHEME + "/workspace");
        long start = System.nanoTime();
        page.locator("form[action$='/workspace'] button").click();
        page.waitForFunction(USABLE);
        return (System.nanoTime() - start) / 1e6;
    }

    void terminal() {
        page.locator("#screen canvas").click();
        page.keyboard().press("Control+Alt+t");
        page.waitForTimeout(3000);
    }

    /** From a key to what it draws, in milliseconds: on the canvas, and in the frame after it. */
    List<List<Double>> keys(int count) {
        page.evaluate("window.canvasTimes = []; window.frameTimes = []; window.keyed = 0");
        for (int key = 0; key < count; key++) {
            page.keyboard().press(key % 40 == 39 ? "Control+u" : "x");
            page.waitForTimeout(120 + key % 7 * 13);
        }
        return List.of(numbers("window.canvasTimes"), numbers("window.frameTimes"));
    }

    private List<Double> numbers(String expression) {
        List<Double> numbers = new ArrayList<>();
        for (Object one : (List<?>) page.evaluate(expression)) {
            numbers.add(((Number) one).doubleValue());
        }
        return numbers;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
