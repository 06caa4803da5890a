package dk.sluse.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.agent.wire.Request;
import dk.sluse.agent.wire.Room;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everything that the probe tries fails inside, and succeeds where something of the sandbox is missing: outside of it, in it without its
 * filter of system calls, or with the rights of root.
 */
class EscapeTest {

    /** What nobody may do on this machine, sandbox or not: these cannot be shown to succeed. */
    private static final Set<String> WITHOUT_CONTROL = Set.of(
            "calls.kexec", // needs a kernel image
            "calls.pivot-root", // needs a prepared mount
            "calls.unknown", // there is no such call yet
            "calls.umount", // there is no such mount outside
            "kernel.sysrq", // not of every kernel, like the families below
            "kernel.memory",
            "family.alg",
            "family.bluetooth",
            "family.can",
            "family.key",
            "family.tipc",
            "family.xdp",
            "calls.cachestat", // of a file that has no cache
            "network.names", // machines that build have no names
            "terminal.typing", // newer kernels have it switched off
            "others.screens", // as "others.paths"
            "others.abstract-screen", // a screen outside would have to listen
            "clipboard.open", // see weakScreens
            "clipboard.reverse",
            "memory.queues",
            "processes.environment", // the first program of a machine shows nothing to anybody
            // as "writes.usr" and "links.home", of folders that are not there outside
            "writes.data",
            "writes.data-package",
            "writes.usr-lib-sluse",
            "links.data");

    @TempDir
    static Path home;

    private static Machine machine;
    private static Outside outside;

    @BeforeAll
    static void startTwoWorkspaces() throws IOException, InterruptedException {
        machine = Machine.start(home);
        outside = Outside.start(machine.places);
        var _ = machine.client.ask(machine.workspace(1, "scheme-a"));
        var _ = machine.client.ask(machine.workspace(2, "scheme-b"));
    }

    @AfterAll
    static void stop() throws IOException {
        if (machine != null) {
            outside.close();
            machine.close();
        }
    }

    @Test
    void nothingThatWasEverTriedGetsOutAndEachAttemptCanSucceed() throws IOException, InterruptedException {
        List<String> probe = new ArrayList<>(List.of("/usr/bin/python3", "-I", "/usr/lib/sluse/probe.py"));
        probe.addAll(outside.targets());

        Map<String, String> inside = Probe.found(machine.inside(1, probe.toArray(String[]::new)));

        assertThat(inside).hasSizeGreaterThanOrEqualTo(75);
        assertThat(notBlocked(inside)).isEmpty();
        Set<String> possible = new TreeSet<>();
        possible.addAll(escaped(Outside.asAnybody(outside.targets())));
        possible.addAll(escaped(withoutFilter(probe)));
        possible.addAll(escaped(Outside.asRoot(outside.targets())));
        Set<String> unproven = new TreeSet<>(inside.keySet());
        unproven.removeAll(possible);
        assertThat(unproven).isSubsetOf(WITHOUT_CONTROL);
    }

    /** What the agent tries by itself, with targets of its own. */
    @Test
    void theAgentProbesARunningWorkspace() throws IOException {
        Map<String, String> found = machine.client.ask(new Request.Probe(1));

        assertThat(found).containsKeys("network.tcp4", "network.udp", "processes.signal", "others.paths");
        assertThat(notBlocked(found)).isEmpty();
    }

    /** Two that read the same rows could tell each other something by locks: each has an overlay of its own. */
    @Test
    void twoWorkspacesCannotTellEachOtherSomethingByLocksOnData() throws IOException, InterruptedException {
        var _ = machine.client.ask(machine.workspace(3, "scheme-a"));
        String lock = """
                import fcntl, sys, time
                with open('/data/package/rows.csv') as one:
                    try:
                        fcntl.flock(one, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        print('free', flush=True)
                    except BlockingIOError:
                        print('held', flush=True)
                    if len(sys.argv) > 1:
                        sys.stdout.close()
                        time.sleep(60)
                """;
        Path held = machine.begin(1, "free", "/usr/bin/python3", "-c", lock, "hold");

        assertThat(held).exists();
        assertThat(machine.inside(1, "/usr/bin/python3", "-c", lock))
                .as("control")
                .isEqualTo("held\n");
        assertThat(machine.inside(3, "/usr/bin/python3", "-c", lock)).isEqualTo("free\n");
    }

    /** Who watches a file is told when the same workspace reads it, and not when another does. */
    @Test
    void twoWorkspacesCannotTellEachOtherSomethingByReading() throws IOException, InterruptedException {
        var _ = machine.client.ask(machine.workspace(3, "scheme-a"));
        String watch = """
                import ctypes, os, struct
                libc = ctypes.CDLL(None)
                fd = libc.inotify_init1(0)
                names = {}
                for name in ('rows.csv', 'manifest.json'):
                    names[libc.inotify_add_watch(fd, ('/data/package/' + name).encode(), 0x20)] = name
                print('watching', flush=True)
                while True:
                    seen = names[struct.unpack('iIII', os.read(fd, 16))[0]]
                    print(seen, flush=True)
                    if seen == 'manifest.json':
                        print('end', flush=True)
                """;
        Path same = machine.begin(1, "watching", "/usr/bin/python3", "-c", watch);
        Path other = machine.begin(3, "watching", "/usr/bin/python3", "-c", watch);

        assertThat(machine.inside(1, "cat", "/data/package/rows.csv", "/data/package/manifest.json"))
                .isNotEmpty();
        assertThat(machine.inside(3, "cat", "/data/package/manifest.json")).isNotEmpty();

        assertThat(awaitEnd(same)).as("control").isEqualTo("watching\nrows.csv\nmanifest.json\nend\n");
        assertThat(awaitEnd(other)).isEqualTo("watching\nmanifest.json\nend\n");
    }

    private static String awaitEnd(Path log) throws IOException {
        while (!Files.readString(log).endsWith("end\n")) {
            Thread.onSpinWait();
        }
        return Files.readString(log);
    }

    /** Whether another has read a file could be asked of the memory that keeps it: a package does not tell. */
    @Test
    void twoWorkspacesCannotTellEachOtherSomethingByWhatIsKeptInMemory() throws IOException, InterruptedException {
        String ask = """
                import os, sys
                with open(sys.argv[1], 'rb') as file:
                    file.read()
                    try:
                        os.preadv(file.fileno(), [bytearray(4)], 0, os.RWF_NOWAIT)
                        print('told')
                    except OSError as e:
                        print('not told')
                """;
        Path outside = machine.places.packageFolder("scheme-a", 1).resolve("rows.csv");

        assertThat(Outside.run(0, List.of("/usr/bin/python3", "-c", ask, outside.toString())))
                .as("control")
                .isEqualTo("told\n");
        assertThat(machine.inside(1, "/usr/bin/python3", "-c", ask, "/data/package/rows.csv"))
                .isEqualTo("not told\n");
    }

    @Test
    void onlyOneUserIsAnswered() throws IOException, InterruptedException {
        String ask = "import socket; s = socket.socket(socket.AF_UNIX); s.connect('" + machine.places.socket()
                + "'); s.sendall(b'list\\n\\n'); print(len(s.recv(100)))";

        assertThat(Outside.run(0, List.of("/usr/bin/python3", "-c", ask))).matches("[1-9][0-9]*\n");
        assertThat(Outside.run(Outside.SOMEBODY, List.of("/usr/bin/python3", "-c", ask)))
                .contains("PermissionError");
        Files.setPosixFilePermissions(
                machine.places.socket(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(Outside.run(Outside.SOMEBODY, List.of("/usr/bin/python3", "-c", ask)))
                .as("not even with the door open")
                .doesNotContain("ok\n")
                .containsAnyOf("0\n", "Reset", "Broken");
    }

    /** The same sandbox without its filter, and where user namespaces may be made. */
    private static Map<String, String> withoutFilter(List<String> probe) throws IOException, InterruptedException {
        Sandbox usual = Sandbox.programs(machine.places, 1, new Room("scheme-a", 1, 0), machine.image);
        List<String> weaker = new ArrayList<>(usual.arguments());
        int filter = weaker.indexOf("--seccomp");
        weaker.subList(filter, filter + 2).clear();
        weaker.remove("--disable-userns");
        Sandbox weak = new Sandbox("weak", usual.user(), usual.group(), weaker);
        Process process = machine.launcher().launch(weak, "1-programs", machine.places.of(1), probe);
        assertThat(process.waitFor()).isZero();
        return Probe.found(Launcher.log(weak, machine.places.of(1)));
    }

    private static Set<String> escaped(Map<String, String> found) {
        Map<String, String> escaped = new TreeMap<>(found);
        escaped.values().removeIf(one -> !one.equals("escaped"));
        return escaped.keySet();
    }

    private static Map<String, String> notBlocked(Map<String, String> found) {
        Map<String, String> rest = new TreeMap<>(found);
        rest.values().removeIf(one -> one.startsWith("blocked"));
        return rest;
    }
}
