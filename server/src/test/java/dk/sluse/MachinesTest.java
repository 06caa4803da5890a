package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.agent.gate.Keys;
import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Desktops.Refusal;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.cluster.Whereabouts;
import dk.sluse.workspace.programs.Licences;
import dk.sluse.workspace.programs.Program;
import dk.sluse.workspace.programs.ProgramCatalogue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces on the nodes of a Slurm cluster: seen through gates, placed by Slurm, and moved with all their files when a node is lost. */
@Tag("heavy")
@Timeout(600)
class MachinesTest {

    private static final SchemeId SCHEME = Workplace.SCHEME;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    private static SlurmCluster cluster;

    @SuppressWarnings("NullAway.Init")
    private static Installation sluse;

    @BeforeAll
    static void start() throws Exception {
        boolean able = "root".equals(System.getProperty("user.name")) && Host.has(SlurmCluster.NEEDED);
        if (!able) {
            System.err.println("NOT RUN: several machines need root and " + SlurmCluster.NEEDED);
        }
        Assumptions.assumeTrue(able);
        cluster = SlurmCluster.start(root.resolve("home").toAbsolutePath(), root);
        sluse = Workplace.installation(root, "core", cluster.options());
    }

    @AfterEach
    void endAll() throws IOException, InterruptedException {
        for (String node : SlurmCluster.NODES) {
            cluster.freeze(node, false);
        }
        cluster.join();
        Desktops desktops = sluse.bean(Desktops.class);
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
            sluse.bean(Workspaces.class).open().forEach(one -> desktops.end(one.person(), one.scheme()));
            desktops.seats().forEach(one -> desktops.end(new PersonId(one.person()), new SchemeId(one.scheme())));
            return desktops.running().isEmpty()
                    && cluster.run("squeue -h").isBlank()
                    && cluster.run("sinfo -h -N -o %t").lines().allMatch("idle"::equals);
        });
    }

    @AfterAll
    static void stop() throws IOException {
        if (sluse != null) {
            sluse.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Person analyst(String name) {
        sluse.person(name, Role.ANALYST, "agency");
        sluse.attach(name, SCHEME);
        return person(name);
    }

    private static Person person(String name) {
        return sluse.bean(People.class).find(new PersonId(name)).orElseThrow();
    }

    private static Optional<Refusal> open(Person person) {
        return sluse.bean(Desktops.class).open(person, SCHEME);
    }

    private static String where() {
        return sluse.bean(Whereabouts.class).of(SCHEME).orElseThrow();
    }

    private static String other(String node) {
        return node.equals("node1") ? "node2" : "node1";
    }

    private static Path file(String node, Person person, String name) {
        return cluster.places(node)
                .run()
                .resolve("disks/own-" + number(person) + "/home")
                .resolve(name);
    }

    private static int number(Person person) {
        return sluse.bean(Workspaces.class)
                .find(person.id(), SCHEME)
                .orElseThrow()
                .number();
    }

    @Test
    void aDesktopIsSeenOnTheNodeThatSlurmChose() throws Exception {
        Credentials credentials = sluse.person("ann", Role.ANALYST, "agency");
        sluse.attach("ann", SCHEME);
        try (Browser browser = Browser.open(sluse.port())) {
            Page page = browser.window(1100, 800);
            PagesTest.signIn(page, "ann", credentials, sluse.clock().instant());
            Workplace.open(page);
            Workplace.terminal(page);
            Workplace.run(page, "ls /data/package > found", file(where(), person("ann"), "found"));
            assertThat(file(where(), person("ann"), "found")).content().contains("manifest.json");
            assertThat(cluster.run("squeue -h -o '%j %T %N'"))
                    .contains("desktop-" + number(person("ann")) + " RUNNING " + where());

            assertThat(open(analyst("bob"))).isEmpty();
            assertThat(sluse.bean(Desktops.class).seats())
                    .hasSize(2)
                    .allSatisfy(one -> assertThat(one.machine()).isEqualTo(where()));
            bindsToTheOther(browser.window(1280, 900));
        }
        String first = where();
        endAll();
        assertThat(open(person("ann"))).isEmpty();
        assertThat(where()).as("its own machine, now that nobody works in it").isEqualTo(other(first));
        assertThat(file(where(), person("ann"), "found")).exists();
        sluse.bean(Whereabouts.class).bind(SCHEME, null, new PersonId("off"));
    }

    private static void bindsToTheOther(Page office) {
        PagesTest.signIn(
                office,
                "off",
                sluse.person("off", Role.RESEARCH_SERVICES, "office"),
                sluse.clock().instant());
        office.navigate("/machines");
        Browser.lookAll(office, "machines");
        office.fill("#scheme", "no-such");
        office.locator("main form button").click();
        assertThat(office.locator(".alert-error").isVisible()).isTrue();
        office.fill("#scheme", SCHEME.value());
        office.selectOption("#machine", other(where()));
        office.locator("main form button").click();
        assertThat(office.locator("tbody").innerText()).contains("labour");
        office.navigate("/workspaces");
        Browser.lookAll(office, "workspaces-on-machines");
    }

    @Test
    void aNodeThatIsCutOffLeavesTheDisks() throws IOException {
        Person cut = analyst("cut");
        assertThat(open(cut)).isEmpty();
        String lost = where();
        Person beside = analyst("beside");
        assertThat(open(beside)).isEmpty();
        Files.writeString(file(lost, cut, "kept"), "mine");
        Files.writeString(file(lost, beside, "kept"), "also mine");
        cluster.cut(lost);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> open(cut).isEmpty());

        assertThat(where()).isEqualTo(other(lost));
        assertThat(file(where(), cut, "kept")).hasContent("mine");
        assertThat(open(beside)).as("who comes after the first").isEmpty();
        assertThat(file(where(), beside, "kept")).hasContent("also mine");
        assertThat(file(lost, cut, "kept")).as("not mounted there any more").doesNotExist();
    }

    @Test
    void aNodeThatHangsLosesTheDisks() throws IOException {
        Person lost = analyst("lost");
        assertThat(open(lost)).isEmpty();
        String node = where();
        Path still = file(node, lost, "kept");
        Files.writeString(still, "mine");
        Host.run("sync", "--file-system", still.toString());
        cluster.freeze(node, true);
        cluster.cut(node);

        Set<Refusal> told = EnumSet.noneOf(Refusal.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(200))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Optional<Refusal> refusal = open(lost);
                    refusal.ifPresent(told::add);
                    return refusal.isEmpty();
                });
        assertThat(told).contains(Refusal.MOVING).isSubsetOf(Refusal.MOVING, Refusal.NO_ROOM);

        assertThat(where()).isEqualTo(other(node));
        assertThat(file(where(), lost, "kept")).hasContent("mine");
        Files.writeString(still, "late");
        assertThat(file(where(), lost, "kept")).hasContent("mine");
        cluster.freeze(node, false);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !Files.exists(still));
        assertThat(file(where(), lost, "kept")).hasContent("mine");
    }

    @Test
    void whatTheClustersOperatorTakesAwayEnds() throws IOException {
        Person taken = analyst("taken");
        assertThat(open(taken)).isEmpty();
        cluster.run("scancel -u sluse");
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .until(() -> sluse.bean(Desktops.class).running().isEmpty());
        assertThat(open(taken)).isEmpty();
        Awaitility.await()
                .during(Duration.ofSeconds(12))
                .atMost(Duration.ofSeconds(14))
                .until(() -> sluse.bean(Desktops.class).running().size() == 1);
    }

    @Test
    void desktopsGoOnWithoutSlurm() throws Exception {
        Person early = analyst("early");
        Person late = analyst("late");
        assertThat(open(early)).isEmpty();
        cluster.killRest();
        assertThat(open(late)).contains(Refusal.FAILED);
        assertThat(open(early)).as("comes back to his own").isEmpty();
        assertThat(sluse.bean(Desktops.class).running(early.id(), SCHEME)).isPresent();
        cluster.startRest();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> open(late).isEmpty());
    }

    @Test
    void seatsAreCountedBySlurmToo() throws IOException {
        Person seated = analyst("seated");
        sluse.person("keeper", Role.RESEARCH_SERVICES, "office");
        Program program = new Program("echo", "Echo", 5, "", List.of(SCHEME));
        sluse.bean(ProgramCatalogue.class).put(program, new PersonId("keeper"));
        Path folder = Files.createDirectories(Workplace.IMAGES.resolveSibling("programs/echo"));
        try {
            String held = cluster.run("sbatch --parsable -L echo:1 --mem=1 -o /dev/null --chdir=/ --wrap='sleep 1000'")
                    .strip();
            assertThat(open(seated)).isEmpty();
            Licences licences = sluse.bean(Licences.class);
            licences.ask(sluse.bean(Workspaces.class).find(seated.id(), SCHEME).orElseThrow(), program);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> cluster.run("squeue -h -o '%j %T %r'").contains("-echo PENDING Licenses"));
            assertThat(licences.free(program, SCHEME)).isEqualTo(5);
            cluster.run("scancel " + held);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> licences.free(program, SCHEME) == 4
                            && Files.isDirectory(cluster.places(where())
                                    .run()
                                    .resolve("workspaces/" + number(seated) + "/programs/echo")));
        } finally {
            Host.run("rm", "-rf", folder.toString());
        }
    }

    @Test
    void aNodeAnswersTheServerAlone() throws IOException {
        var address = new InetSocketAddress(SlurmCluster.address("node1"), 7711);
        assertThat(new AgentClient(new Reach.There("node1", address, Keys.read(cluster.keys("server"))).agent())
                        .isThere())
                .isTrue();
        assertThat(new AgentClient(new Reach.There("node1", address, Keys.read(cluster.keys("node2"))).agent())
                        .isThere())
                .isFalse();
    }
}
