package dk.sluse.agent.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs the machine's own commands. */
public final class Host {

    private static final int PATIENCE_SECONDS = 60;
    private static final int LONG_SECONDS = 3_600;

    private Host() {}

    /**
     * Whether a process has files open, mapped or started, or works in a folder, that it sees below a folder.
     *
     * @param within the folder as the process sees it, with a slash at its end
     */
    public static boolean uses(long process, String within) {
        Path folder = Path.of("/proc", Long.toString(process));
        try (Stream<String> maps = Files.lines(folder.resolve("maps"), StandardCharsets.ISO_8859_1);
                Stream<Path> open = Files.list(folder.resolve("fd"))) {
            return maps.anyMatch(line -> line.contains(" " + within))
                    || (target(folder.resolve("cwd")) + "/").startsWith(within)
                    || open.anyMatch(file -> target(file).startsWith(within));
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Runs a command and gives what it printed.
     *
     * @throws IOException if it fails, with its name and status and nothing of what it said
     */
    public static String run(String... command) throws IOException {
        return run(PATIENCE_SECONDS, command);
    }

    /** The same for what may take an hour. */
    public static void runLong(String... command) throws IOException {
        var _ = run(LONG_SECONDS, command);
    }

    private static String run(int patienceSeconds, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(patienceSeconds, TimeUnit.SECONDS).execute(process::destroyForcibly);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(command[0] + " failed with status " + process.exitValue());
        }
        return said;
    }

    /** Whether the machine has these commands. */
    public static boolean has(List<String> commands) {
        return commands.stream().allMatch(command -> {
            try {
                run("sh", "-c", "command -v \"$1\"", "sh", command);
                return true;
            } catch (IOException _) {
                return false;
            }
        });
    }
}
