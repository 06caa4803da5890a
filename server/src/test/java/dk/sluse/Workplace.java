package dk.sluse;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import dk.sluse.agent.Agent;
import dk.sluse.agent.Places;
import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.installation.Folders;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** An installation with an agent beside it, and a scheme with data to work on. */
final class Workplace implements AutoCloseable {

    static final SchemeId SCHEME = new SchemeId("labour");
    private static final String[] ROWS = {
        "0101801234;1980-01-01;7001;300000", "0202815678;1981-02-02;7002;250000", "0303829012;1982-03-03;9001;400000"
    };
    static final Path IMAGES = Path.of("/var/lib/sluse/images");
    private static final Path LIBRARY = Path.of("target", "libduckdb.so");

    final Installation sluse;
    final Places places;
    final AgentClient client;
    private Agent agent;

    private Workplace(Installation sluse) throws IOException {
        this.sluse = sluse;
        this.places = Places.of(sluse.home().toAbsolutePath(), IMAGES);
        this.client = new AgentClient(new Reach.Here(places).agent());
        this.agent = Agent.start(places, 0, 0, sluse.clock());
    }

    /** Skipped where nothing can be started as root, and says so loudly. */
    static Workplace start(Path root, String image, String... more) throws Exception {
        boolean able = "root".equals(System.getProperty("user.name")) && Files.isExecutable(Path.of("/usr/bin/bwrap"));
        if (!able) {
            System.err.println("NOT RUN: workspaces need root, bubblewrap and mmdebstrap");
        }
        Assumptions.assumeTrue(able);
        return new Workplace(installation(root, image, more));
    }

    /**
     * The same without an agent.
     *
     * @param more settings
     */
    static Installation installation(Path root, String image, String... more) throws Exception {
        build(image);
        Installation sluse = Installation.start(
                root.resolve("home"),
                Stream.concat(
                                Stream.of(
                                        "--sluse.workspace.image=" + image,
                                        "--sluse.workspace.memory=1GB",
                                        "--sluse.workspace.in.a-day=19MB",
                                        "--sluse.workspace.disk=200MB"),
                                Stream.of(more))
                        .toArray(String[]::new));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.importRegisters(
                new SmallRegisters(Files.createDirectories(root.resolve("registers"))).persons("2025", "final", ROWS));
        sluse.scheme(SCHEME.value(), "agency", List.of(sluse.all("PEOPLE").withReasons(Map.of("BORN", "ages"))));
        return sluse;
    }

    private static void build(String image) throws IOException, InterruptedException {
        Files.createDirectories(IMAGES);
        if (!Files.exists(LIBRARY)) {
            try (var driver =
                    Objects.requireNonNull(Workplace.class.getResourceAsStream("/libduckdb_java.so_linux_amd64"))) {
                Files.copy(driver, LIBRARY);
            }
        }
        Process build = new ProcessBuilder("../workspace-image/build", image, IMAGES.toString(), LIBRARY.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (build.waitFor() != 0) {
            throw new IOException("the image cannot be built: " + said);
        }
    }

    /** An analyst of the scheme. */
    Credentials analyst(String name) {
        Credentials credentials = sluse.person(name, Role.ANALYST, "agency");
        sluse.attach(name, SCHEME);
        return credentials;
    }

    /** Opens the workspace with one click, and waits until the desktop is seen. */
    static void open(Page page) {
        page.navigate("/schemes/" + SCHEME + "/workspace");
        page.locator("form[action$='/workspace'] button").click();
        seen(page);
    }

    static void seen(Page page) {
        page.waitForSelector("body[data-connected]");
    }

    /** Types a line into a terminal that is opened for it. */
    static void terminal(Page page) {
        Locator screen = page.locator("#screen canvas");
        BoundingBox box = screen.boundingBox();
        page.mouse().click(box.x + box.width / 2, box.y + box.height / 2);
        page.keyboard().press("Control+Alt+t");
    }

    /** Types a command until it has had its effect: a window that opens takes the keys when it is ready. */
    static void run(Page page, String command, Path effect) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(700))
                .until(() -> {
                    page.keyboard().type(command + "\n");
                    return Files.exists(effect);
                });
    }

    /** A file in the home folder of a workspace, as root sees it on its disk. */
    Path file(int workspace, String name) {
        return places.run().resolve("disks/own-" + workspace + "/home").resolve(name);
    }

    /**
     * Makes an attempt of the image's probe succeed, by trying something that anybody may, where the scheme's folder has a file {@code planted}:
     * others use the same image. Gives what {@link #closeProbe} needs.
     */
    Path openProbe() throws IOException {
        Path probe = image().resolve("usr/lib/sluse/probe.py");
        Path kept = probe.resolveSibling("probe.kept");
        Path planted = probe.resolveSibling("probe.planted");
        Files.copy(probe, kept);
        Files.writeString(
                planted,
                Files.readString(kept)
                        .replace(
                                "def main():",
                                "if os.path.exists('/shared/planted'):\n    call_attempt('planted', 39)\n\n\ndef main():"));
        // At no moment is there none: others are probed just then.
        Files.move(planted, probe, StandardCopyOption.ATOMIC_MOVE);
        return kept;
    }

    void closeProbe(Path kept) throws IOException {
        Files.move(kept, kept.resolveSibling("probe.py"), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path image() throws IOException {
        try (Stream<Path> images = Files.list(IMAGES)) {
            return images.filter(one -> one.getFileName().toString().startsWith("core-"))
                    .max(Comparator.comparingLong(one -> one.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    /** Ends the agent as if it were killed, and starts another. */
    void restartAgent() throws IOException {
        agent.close();
        agent = Agent.start(places, 0, 0, sluse.clock());
    }

    @Override
    public void close() {
        // First who starts what waits.
        sluse.close();
        try {
            clear(agent, places);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all that runs, the agent too, and takes all away. */
    static void clear(Agent agent, Places places) throws IOException {
        agent.endAll();
        agent.close();
        Folders.delete(places.work());
        Folders.delete(places.run());
    }
}
