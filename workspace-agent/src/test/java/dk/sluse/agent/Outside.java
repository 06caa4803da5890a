package dk.sluse.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What there is to be reached on the machine by whoever gets out: listeners, memory, folders. */
final class Outside implements AutoCloseable {

    static final int SOMEBODY = 70_001;

    private static final String PROBE = "../workspace-image/files/usr/lib/sluse/probe.py";
    private static final int SEGMENT = 1_396_790_000;

    /** What root may be let try on a machine that is still needed afterwards. */
    private static final String HARMLESS =
            "only=kernel.sysrq,kernel.core-pattern,kernel.memory,kernel.messages,kernel.log,"
                    + "devices.made,devices.made-outside,devices.there,rights.root,rights.group,rights.lent,writes.root,writes.usr,"
                    + "writes.etc,writes.var,writes.opt,writes.immutable,calls.bpf,"
                    + "calls.userfaultfd,calls.perf,calls.reboot,family.packet,family.icmp,family.key,calls.setns,calls.unshare-net,calls.unshare-mount,processes.environment,processes.root,"
                    + "calls.mount,calls.umount,calls.chroot,calls.fsopen,calls.open-tree,calls.handle,links.home,links.system";

    private final ServerSocket stream = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final DatagramSocket packets = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    private final Path memory =
            Path.of("/dev/shm/sluse-outside-" + ProcessHandle.current().pid());
    private final Process helper;
    private final Places places;

    private Outside(Places places) throws IOException {
        this.places = places;
        Files.writeString(memory, "outside");
        Files.setPosixFilePermissions(memory, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));
        this.helper = new ProcessBuilder("python3", "-c", """
                import ctypes, socket, sys
                ctypes.CDLL(None).shmget(int(sys.argv[2]), 4096, 0o1666)
                s = socket.socket(socket.AF_UNIX); s.bind("\\0" + sys.argv[1]); s.listen(20); print("ready", flush=True)
                sys.stdin.read()
                """, abstractName(), Integer.toString(SEGMENT)).start();
        helper.inputReader().readLine();
        Thread.ofVirtual().start(this::answer);
    }

    static Outside start(Places places) throws IOException {
        return new Outside(places);
    }

    private static String abstractName() {
        return "sluse-outside-" + ProcessHandle.current().pid();
    }

    private void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        while (!packets.isClosed()) {
            try {
                packets.receive(packet);
                packets.send(packet);
            } catch (IOException _) {
                packets.close();
            }
        }
    }

    List<String> targets() {
        return List.of(
                "tcp=" + stream.getLocalPort(),
                "udp=" + packets.getLocalPort(),
                "abstract=" + abstractName(),
                "shm=" + memory.getFileName(),
                "sysv=" + SEGMENT,
                "pid=" + ProcessHandle.current().pid(),
                "path=" + places.run(),
                "path=" + places.images());
    }

    /** The probe outside of every sandbox, as a user without rights. */
    static Map<String, String> asAnybody(List<String> targets) throws IOException, InterruptedException {
        return Probe.found(run(SOMEBODY, probe(targets, "")));
    }

    /** The probe with the rights of root, in a mount namespace of its own: what it mounts and takes is gone afterwards. */
    static Map<String, String> asRoot(List<String> targets) throws IOException, InterruptedException {
        List<String> program =
                new ArrayList<>(List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", """
                HOME=$(mktemp -d -p /var/tmp) && export HOME && mkdir "$HOME/til-hjemsendelse" && "$@"
                rm -rf "$HOME"
                """, "sh"));
        program.addAll(probe(targets, HARMLESS));
        return Probe.found(run(0, program));
    }

    private static List<String> probe(List<String> targets, String only) {
        List<String> program = new ArrayList<>(List.of("/usr/bin/python3", "-I", PROBE));
        program.addAll(targets);
        if (!only.isEmpty()) {
            program.add(only);
        }
        return program;
    }

    static String run(int user, List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "setpriv",
                "--reuid",
                Integer.toString(user),
                "--regid",
                Integer.toString(user),
                "--clear-groups",
                "--"));
        command.addAll(program);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }

    @Override
    public void close() throws IOException {
        helper.destroy();
        packets.close();
        stream.close();
        Files.delete(memory);
    }
}
