package dk.sluse;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** Parts of Sluse in processes of their own, as they are in an office. */
final class Processes implements AutoCloseable {

    private final Path logs;
    private final List<Process> processes = new ArrayList<>();

    /** @param logs where each one's words go */
    Processes(Path logs) {
        this.logs = logs;
    }

    /** Starts a command of Sluse's on an installation. */
    Process sluse(List<String> before, Path home, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.add("--sluse.home=" + home);
        return java(before, "dk.sluse.Sluse", words.toArray(String[]::new));
    }

    /** Starts a program of ours. */
    Process java(List<String> before, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(processes.size()).toFile())
                .start();
        processes.add(process);
        return process;
    }

    private Path log(int number) {
        return logs.resolve("process-" + number + ".log");
    }

    /** What a process has said so far. */
    String said(Process process) throws IOException {
        return Files.readString(log(processes.indexOf(process)));
    }

    /** Somebody with a browser, when there is anything for one to see. */
    static Visitor awaitWeb(int port, Process web) {
        Visitor visitor = new Visitor(port, Clock.systemUTC());
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .failFast(() -> !web.isAlive())
                .ignoreExceptions()
                .until(() -> visitor.get("/sign-in").statusCode() == 200);
        return visitor;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        // What they hold, such as locks, is free only when they are gone.
        processes.forEach(process -> process.onExit().join());
    }
}
