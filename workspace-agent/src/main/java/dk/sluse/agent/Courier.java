package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.wire.Request;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/**
 * Carries files into workspaces, and copies of them out. Whoever touches what an analyst could have laid there is a program that is the
 * analyst himself, in a sandbox with nothing else in it, so that it can read and write no more than he.
 */
final class Courier {

    /** What it says when the disk is full. */
    private static final int FULL = 3;

    private static final String GROUP = "-courier";

    /** A file that goes home is read whole. */
    private static final ControlGroups.Limits LIMITS = new ControlGroups.Limits(3L << 30, 20, 100, 100);

    private final Places places;
    private final ControlGroups groups;
    private final Launcher launcher;
    private final Grounds grounds;

    Courier(Places places, ControlGroups groups, Launcher launcher, Grounds grounds) {
        this.places = places;
        this.groups = groups;
        this.launcher = launcher;
        this.grounds = grounds;
    }

    /** Takes copies of what shall go home. */
    Map<String, String> collect(Request.Collect collect) throws IOException {
        int number = collect.workspace();
        Sandbox sandbox = Sandbox.collector(places, number, grounds.room(number), grounds.noted(number, "image"));
        List<String> program = List.of(
                "/usr/bin/python3",
                "-I",
                "/usr/lib/sluse/collect.py",
                Integer.toString(collect.files()),
                Long.toString((long) collect.mebibytes() << 20));
        run(number, sandbox, program, Launcher.NOTHING, exit -> {
            if (exit != 0) {
                throw new IOException("what shall go home cannot be read");
            }
            grounds.handOver(places.work().resolve(sandbox.name() + ".log"), number);
        });
        return Map.of();
    }

    /**
     * Puts files into a workspace.
     *
     * @param content what follows the request
     * @throws IllegalArgumentException if the workspace's disk is full, or it has something of that name, or was opened before it had the folder
     */
    Map<String, String> receive(Request.Receive receive, InputStream content) throws IOException {
        int number = receive.workspace();
        if (!Files.isDirectory(places.incoming(number))) {
            throw new IllegalArgumentException("workspace");
        }
        Sandbox sandbox = Sandbox.receiver(places, number, grounds.room(number), grounds.noted(number, "image"));
        Path files = places.work().resolve(sandbox.name() + ".files");
        try {
            spool(content, receive.bytes(), files);
            List<String> program = List.of("/usr/bin/python3", "-I", "/usr/lib/sluse/receive.py", receive.folder());
            run(number, sandbox, program, files, exit -> {
                if (exit == FULL) {
                    throw new IllegalArgumentException("disk");
                }
                if (exit != 0) {
                    throw new IOException("what comes in cannot be written");
                }
            });
        } finally {
            Files.deleteIfExists(files);
        }
        return Map.of();
    }

    /** Keeps what comes in where only root gets at it, until it is all there. */
    private static void spool(InputStream content, int bytes, Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        byte[] buffer = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int left = bytes; left > 0; ) {
                int read = content.read(buffer, 0, Math.min(buffer.length, left));
                if (read < 0) {
                    throw new EOFException("less came than was said");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }

    /** What is done when it has ended. */
    private interface Then {
        void ended(int exit) throws IOException;
    }

    private void run(int number, Sandbox sandbox, List<String> program, Path input, Then then) throws IOException {
        groups.make(number + GROUP, LIMITS);
        try {
            Process process = launcher.launch(sandbox, number + GROUP, places.work(), program, input);
            Probe.finish(process);
            then.ended(process.exitValue());
        } finally {
            groups.end(number + GROUP);
            Launcher.forget(sandbox.name(), places.work());
        }
    }
}
