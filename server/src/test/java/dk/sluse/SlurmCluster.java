package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.agent.Agent;
import dk.sluse.agent.Places;
import dk.sluse.agent.command.AgentCommand;
import dk.sluse.agent.command.GateCommand;
import dk.sluse.agent.kernel.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A cluster on one machine: slurmctld, slurmrestd, and two nodes that have a network each of their own. On each there are slurmd, an agent
 * and its gate. Slurm is Debian's, in a root of its own; the storage that nodes share is the machine's disk.
 */
final class SlurmCluster implements AutoCloseable {

    static final List<String> NODES = List.of("node1", "node2");
    static final List<String> NEEDED = List.of("ip", "nsenter", "unshare", "mmdebstrap", "openssl", "setpriv");
    private static final int NUMBER = SlurmRoot.NUMBER;
    private static final int GATE = 7711;
    private static final String CLASSES = "../workspace-agent/target/classes";

    private final Path home;
    private final SlurmRoot slurm;
    private final Path folder;
    private final Processes processes;
    private final int rest = Processes.freePort();
    private final List<Process> own = new ArrayList<>();
    private final Map<String, Process> agents = new HashMap<>();
    private final Map<String, Process> nodes = new HashMap<>();
    private final Set<String> off = new HashSet<>();
    private @Nullable Process restd;

    private SlurmCluster(Path home, Processes processes) throws IOException {
        this.home = home;
        this.processes = processes;
        this.folder = Files.createDirectories(
                Path.of("/run/sluse-cluster-" + ProcessHandle.current().pid()));
        this.slurm = new SlurmRoot(folder);
    }

    /** @param logs where each one's words go */
    static SlurmCluster start(Path home, Path logs) throws IOException {
        SlurmCluster cluster = new SlurmCluster(home, new Processes(logs));
        try {
            cluster.start();
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void start() throws IOException {
        for (String node : NODES) {
            makeNetwork(node);
        }
        slurm.start(List.of(), "setpriv --reuid munge --regid munge --clear-groups munged -F");
        startController();
        startRest();
        Host.run(
                Path.of("../cluster/keys").toAbsolutePath().normalize().toString(),
                keys("").toString(),
                "node1",
                "node2");
        Host.run(
                "cp",
                "-a",
                Path.of(CLASSES).toAbsolutePath().toString(),
                folder.resolve("classes").toString());
        Host.run("chmod", "-R", "a+rX", folder.resolve("classes").toString());
        for (String node : NODES) {
            startNode(node);
            startAgent(node);
            startGate(node);
        }
        Files.writeString(token(), run("scontrol token username=" + SlurmRoot.USER + " lifespan=86400"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> run("sinfo -h -o %t -N").lines().allMatch("idle"::equals));
    }

    private static void makeNetwork(String node) throws IOException {
        int first = node.equals("node1") ? 1 : 5;
        Host.run("sh", "-ec", """
                ip netns add "sluse-$1"
                ip link add "sl-$1" type veth peer name eth0 netns "sluse-$1"
                ip addr add "$2/30" dev "sl-$1"
                ip link set "sl-$1" up
                ip -n "sluse-$1" addr add "$3/30" dev eth0
                ip -n "sluse-$1" link set eth0 up
                ip -n "sluse-$1" link set lo up
                ip -n "sluse-$1" route add default via "$2"
                """, "sh", node, "10.213.77." + first, address(node));
    }

    static String address(String node) {
        return node.equals("node1") ? "10.213.77.2" : "10.213.77.6";
    }

    private static List<String> inside(String node) {
        return List.of("nsenter", "--net=/run/netns/sluse-" + node);
    }

    void startController() throws IOException {
        slurm.start(List.of(), "slurmctld -D");
    }

    void startRest() throws IOException {
        restd = slurm.start(
                List.of(),
                "env SLURM_JWT=daemon setpriv --reuid " + NUMBER + " --regid " + NUMBER
                        + " --clear-groups slurmrestd -a rest_auth/jwt -s openapi/v0.0.38 127.0.0.1:" + rest);
    }

    void killRest() throws InterruptedException {
        assertThat(Objects.requireNonNull(restd).destroyForcibly().waitFor(20, TimeUnit.SECONDS))
                .isTrue();
    }

    /** Runs a command of Slurm's as its operator, and gives what it printed. */
    String run(String command) throws IOException {
        return slurm.run(command);
    }

    private void startAgent(String node) throws IOException {
        List<String> before = new ArrayList<>(inside(node));
        before.addAll(List.of(
                "env",
                "JDK_JAVA_OPTIONS=-Dsluse.machine=" + node + " -Dsluse.run="
                        + places(node).run()));
        Process agent = processes.java(
                before,
                AgentCommand.class.getName(),
                home.toString(),
                Workplace.IMAGES.toString(),
                Integer.toString(NUMBER),
                Integer.toString(NUMBER));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processes.said(agent).contains("listening"));
        agents.put(node, agent);
    }

    private void startGate(String node) throws IOException {
        Host.run("chown", "-R", Integer.toString(NUMBER), keys(node).toString());
        List<String> words = new ArrayList<>(inside(node));
        words.addAll(List.of(
                "setpriv",
                "--reuid",
                Integer.toString(NUMBER),
                "--regid",
                Integer.toString(NUMBER),
                "--clear-groups",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsluse.run=" + places(node).run(),
                "-cp",
                folder.resolve("classes").toString(),
                GateCommand.class.getName(),
                home.toString(),
                Workplace.IMAGES.toString(),
                keys(node).toString(),
                address(node) + ":" + GATE));
        Path log = folder.resolve("gate-" + node + ".log");
        own.add(new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start());
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Files.readString(log).contains("listening"));
    }

    /** Where things lie on a node. */
    Places places(String node) {
        Places usual = Places.of(home, Workplace.IMAGES);
        Path run = Path.of("/run/sluse", usual.run().getFileName() + "-" + node);
        return new Places(usual.home(), usual.images(), usual.work(), run);
    }

    /** The folder of a machine's keys. */
    Path keys(String who) throws IOException {
        Path keys = folder.resolve("keys");
        if (!Files.exists(keys)) {
            Files.createDirectory(
                    keys, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
        }
        return keys.resolve(who);
    }

    private Path token() {
        return folder.resolve("token");
    }

    /** What the server is told of it. */
    String[] options() throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--sluse.workspace.cluster.keys=" + keys("server"),
                "--sluse.workspace.cluster.slurm.url=http://127.0.0.1:" + rest,
                "--sluse.workspace.cluster.slurm.token=" + token(),
                "--sluse.workspace.cluster.slurm.desktop=512MB",
                "--sluse.workspace.cluster.slurm.licences=true"));
        NODES.forEach(
                node -> options.add("--sluse.workspace.cluster.machines." + node + "=" + address(node) + ":" + GATE));
        return options.toArray(String[]::new);
    }

    private void startNode(String node) throws IOException {
        nodes.put(node, slurm.start(inside(node), "slurmd -D -N " + node));
    }

    /** Cuts a node off from the network. */
    void cut(String node) throws IOException {
        Host.run("ip", "link", "set", "sl-" + node, "down");
        off.add(node);
    }

    /** Joins all again that were cut off; a slurmd that begins anew is back at once. */
    void join() throws IOException, InterruptedException {
        for (String node : off) {
            Host.run("ip", "link", "set", "sl-" + node, "up");
            Process former = Objects.requireNonNull(nodes.get(node));
            assertThat(former.destroyForcibly().waitFor(20, TimeUnit.SECONDS)).isTrue();
            startNode(node);
        }
        off.clear();
    }

    /** Has a node's agent stand still, as that of a machine that hangs, or go on. */
    void freeze(String node, boolean still) throws IOException {
        Host.run(
                "kill",
                still ? "-STOP" : "-CONT",
                Long.toString(Objects.requireNonNull(agents.get(node)).pid()));
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<String, Process> agent : agents.entrySet()) {
            freeze(agent.getKey(), false);
        }
        processes.close();
        own.forEach(Process::destroyForcibly);
        slurm.close();
        for (String node : NODES) {
            Workplace.clear(Agent.start(places(node), 0, 0), places(node));
            Host.run("sh", "-c", "ip link del \"sl-$0\" 2>/dev/null; ip netns del \"sluse-$0\"; true", node);
        }
        Host.run("rm", "-rf", folder.toString());
    }
}
