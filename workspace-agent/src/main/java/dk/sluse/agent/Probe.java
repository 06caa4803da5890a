package dk.sluse.agent;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The probe: a program of the image's that tries, as the analyst would, whatever has ever been tried against a sandbox. It is told what
 * there is to be reached on the machine, so that its failing means something.
 */
final class Probe {

    private static final int PATIENCE_SECONDS = 60;
    private static final List<String> PROGRAM = List.of("/usr/bin/python3", "-I", "/usr/lib/sluse/probe.py");

    private final Launcher launcher;
    private final Places places;

    Probe(Launcher launcher, Places places) {
        this.launcher = launcher;
        this.places = places;
    }

    /**
     * Runs it.
     *
     * @return for each attempt {@code blocked}, {@code escaped} or {@code broken}, and why
     * @throws IOException if it does not come to its end, which is as bad as an escape
     */
    Map<String, String> run(Sandbox sandbox, String group, Path folder) throws IOException {
        try (ServerSocket stream = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                DatagramSocket packets = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> answer(packets));
            List<String> program = new ArrayList<>(PROGRAM);
            program.add("tcp=" + stream.getLocalPort());
            program.add("udp=" + packets.getLocalPort());
            program.add("pid=" + ProcessHandle.current().pid());
            for (Path path : List.of(places.run(), places.home(), places.images())) {
                program.add("path=" + path);
            }
            finish(launcher.launch(sandbox, group, folder, program));
        }
        return found(Launcher.log(sandbox, folder));
    }

    private static void answer(DatagramSocket packets) {
        DatagramPacket packet = new DatagramPacket(new byte[1], 1);
        try {
            packets.receive(packet);
            packets.send(packet);
        } catch (IOException _) {
            // The probe is over.
            packets.close();
        }
    }

    /** Waits until a program of the agent's own has ended. */
    static void finish(Process process) throws IOException {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("it does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What a probe printed. */
    static Map<String, String> found(String printed) throws IOException {
        Map<String, String> found = new TreeMap<>();
        printed.lines()
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> found.put(parts[0], parts[1]));
        if (found.remove("end") == null) {
            throw new IOException("the probe did not come to its end");
        }
        return found;
    }
}
