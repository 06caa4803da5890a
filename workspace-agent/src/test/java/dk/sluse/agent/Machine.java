package dk.sluse.agent;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dk.sluse.agent.gate.Reach;
import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.Host;
import dk.sluse.agent.lease.Leases;
import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Limits;
import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A machine with an agent on it, and an installation with two schemes. */
final class Machine implements AutoCloseable {

    static final Limits SMALL = new Limits(400, 150, 100, 64);

    private static final Path IMAGES = Path.of("/var/lib/sluse/images");

    final Places places;
    final AgentClient client;
    final String image;
    private final Leases.Terms terms;

    /** Whether its storage goes when it does. */
    private final boolean owns;

    private Agent agent;

    /** The day that it is for the agent; the machine's own where nobody says otherwise. */
    private volatile Instant now = Instant.now();

    private final InstantSource time = () -> now;

    private Machine(Places places, String image, Leases.Terms terms, boolean owns) throws IOException {
        this.places = places;
        this.terms = terms;
        this.owns = owns;
        this.image = image;
        for (String scheme : List.of("scheme-a", "scheme-b")) {
            Path folder = Files.createDirectories(places.packageFolder(scheme, 1));
            Files.writeString(folder.resolve("manifest.json"), "{}");
            Files.writeString(folder.resolve("rows.csv"), "person,income\n17,100\n" + scheme + "\n");
        }
        this.agent = start();
        this.client = new AgentClient(new Reach.Here(places).agent());
    }

    /** Skipped where nothing can be started as root, and says so loudly. */
    static Machine start(Path home) throws IOException, InterruptedException {
        return start(home, "core");
    }

    static Machine start(Path home, String flavour) throws IOException, InterruptedException {
        boolean able = "root".equals(System.getProperty("user.name"))
                && Host.has(List.of("bwrap", "setpriv", "mkfs.ext4", "mmdebstrap"));
        if (!able) {
            System.err.println("SKIPPED: sandboxes are tested as root, with bubblewrap and mmdebstrap installed");
        }
        assumeTrue(able);
        Path image = image(flavour);
        return new Machine(
                Places.of(home, IMAGES), image.getFileName().toString(), Leases.Terms.of(Leases.Terms.ALONE), true);
    }

    /** Another one that shares its storage with this one. */
    Machine beside(Leases.Terms terms) throws IOException {
        Path run = places.run().resolveSibling(places.run().getFileName() + "-" + terms.machine());
        return new Machine(new Places(places.home(), places.images(), places.work(), run), image, terms, false);
    }

    /** Its agent says and does nothing any more, as if it were cut off; what it has started goes on. */
    void cutOff() throws IOException {
        agent.close();
    }

    /** The image, built where it is not there yet. */
    static Path image(String flavour) throws IOException, InterruptedException {
        Process build = new ProcessBuilder("../workspace-image/build", flavour, IMAGES.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String path = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (build.waitFor() != 0) {
            throw new IOException("the image cannot be built; see " + IMAGES + "/" + flavour + ".log");
        }
        return Path.of(path);
    }

    Request.Start workspace(int number, String scheme) {
        return new Request.Start(number, new Room(scheme, scheme.equals("scheme-a") ? 1 : 2, 1), image, false, SMALL);
    }

    /** Runs a program in a sandbox as that of a running workspace, and gives what it printed. */
    String inside(int number, String... program) throws IOException, InterruptedException {
        Room room = new Grounds(places, 0, leases()).room(number);
        Sandbox sandbox = Sandbox.programs(places, number, room, image).named("test-" + System.nanoTime());
        Process process = launcher().launch(sandbox, number + "-programs", places.of(number), List.of(program));
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + String.join(" ", program));
        }
        return Launcher.log(sandbox, places.of(number));
    }

    /** Ends the agent and starts another one. */
    void restartAgent() throws IOException {
        agent.close();
        agent = start();
    }

    private Agent start() throws IOException {
        return Agent.start(places, 0, 0, time.withZone(ZoneOffset.UTC), terms);
    }

    /** Lets it be noon of a day. */
    void setDay(String day) {
        now = LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    /** Starts a program inside that goes on, and waits until it has printed a word; gives where it prints. */
    Path begin(int number, String word, String... program) throws IOException {
        Room room = new Grounds(places, 0, leases()).room(number);
        Sandbox sandbox = Sandbox.programs(places, number, room, image).named("test-" + System.nanoTime());
        Process process = launcher().launch(sandbox, number + "-programs", places.of(number), List.of(program));
        Path log = places.of(number).resolve(sandbox.name() + ".log");
        while (!Files.readString(log).contains(word)) {
            if (!process.isAlive()) {
                throw new IOException("ended: " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
        return log;
    }

    private Leases leases() {
        return new Leases(places.held(), places.run(), terms);
    }

    Launcher launcher() throws IOException {
        return new Launcher(groups(), places.run().resolve("seccomp-test"));
    }

    ControlGroups groups() {
        return new ControlGroups("sluse-" + places.run().getFileName());
    }

    @Override
    public void close() throws IOException {
        agent.endAll();
        agent.close();
        Host.run("rm", "-rf", "--one-file-system", places.run().toString());
        groups().clear();
        if (owns) {
            Host.run("rm", "-rf", "--one-file-system", places.work().toString());
        }
    }
}
