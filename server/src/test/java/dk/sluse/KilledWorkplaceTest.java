package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.agent.Agent;
import dk.sluse.agent.Places;
import dk.sluse.agent.command.AgentCommand;
import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Running;
import dk.sluse.people.proof.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Server and agent are killed while five people work: what they do goes on, and they sign in again and come back to it. */
@Tag("heavy")
class KilledWorkplaceTest {

    private static final int PEOPLE = 5;
    /** So long after a code was used the next one is taken. */
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void nobodyLosesAnything() throws Exception {
        Map<String, Credentials> people = setUp();
        Path home = root.resolve("home");
        Places places = Places.of(home.toAbsolutePath(), Workplace.IMAGES);
        AgentClient client = new AgentClient(new Reach.Here(places).agent());
        int port = Processes.freePort();
        try (Processes processes = new Processes(root);
                Browser browser = Browser.open(port)) {
            List<Process> first = start(processes, home, port);
            Instant now = Instant.now();
            Map<String, Page> pages = open(browser, people, now);
            List<Running> before = client.running();
            assertThat(before).hasSize(PEOPLE);
            work(pages, before, "sleep 4242 & date > began", "began");

            for (Process process : first) {
                process.destroyForcibly();
                assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            }
            long down = System.nanoTime();
            start(processes, home, port);

            // Nobody does anything: each page finds its desktop again by itself, as who was signed in.
            for (Page page : pages.values()) {
                Workplace.seen(page);
            }
            System.err.printf("all %d are back %.1f s after the end%n", PEOPLE, (System.nanoTime() - down) / 1e9);
            assertThat(client.running()).extracting(Running::workspace).containsExactlyElementsOf(numbers(before));
            work(pages, before, "jobs > still; date > again", "again");
            for (Running one : before) {
                assertThat(file(places, one.workspace(), "still")).content().contains("sleep 4242");
            }
        } finally {
            Workplace.clear(Agent.start(places, 0, 0), places);
        }
    }

    private static Map<String, Page> open(Browser browser, Map<String, Credentials> people, Instant now) {
        Map<String, Page> pages = new TreeMap<>();
        people.forEach((name, credentials) -> {
            Page page = browser.window(900, 700);
            PagesTest.signIn(page, name, credentials, now);
            Workplace.open(page);
            Workplace.terminal(page);
            pages.put(name, page);
        });
        return pages;
    }

    /** All type the same; waits until each has had its effect. */
    private void work(Map<String, Page> pages, List<Running> where, String command, String effect) {
        Places places = Places.of(root.resolve("home").toAbsolutePath(), Workplace.IMAGES);
        int at = 0;
        for (Page page : pages.values()) {
            Workplace.run(page, command, file(places, where.get(at++).workspace(), effect));
        }
    }

    private Map<String, Credentials> setUp() throws Exception {
        Map<String, Credentials> people = new TreeMap<>();
        try (Workplace place = Workplace.start(root, "core")) {
            for (int number = 1; number <= PEOPLE; number++) {
                people.put("ann-" + number, place.analyst("ann-" + number));
            }
        }
        return people;
    }

    private static List<Process> start(Processes processes, Path home, int port) throws IOException {
        Process agent = processes.java(
                List.of(),
                AgentCommand.class.getName(),
                home.toAbsolutePath().toString(),
                Workplace.IMAGES.toString(),
                "0",
                "0");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processes.said(agent).contains("listening"));
        Process web = processes.sluse(
                List.of(),
                home,
                "serve",
                "--server.port=" + port,
                "--sluse.workspace.image=core",
                "--sluse.workspace.disk=200MB");
        Processes.awaitWeb(port, web);
        return List.of(agent, web);
    }

    private static List<Integer> numbers(List<Running> running) {
        return running.stream().map(Running::workspace).toList();
    }

    private static Path file(Places places, int workspace, String name) {
        return places.run().resolve("disks/own-" + workspace + "/home").resolve(name);
    }
}
