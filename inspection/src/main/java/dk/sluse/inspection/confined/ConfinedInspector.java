package dk.sluse.inspection.confined;

import dk.sluse.inspection.Inspection;
import dk.sluse.inspection.content.FileType;
import dk.sluse.inspection.content.Place;
import dk.sluse.inspection.content.Policy;
import dk.sluse.inspection.read.data.DataFile;
import dk.sluse.inspection.rule.Finding;
import dk.sluse.inspection.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks into each file in a process of its own: in a sandbox without network, without any file but the program's own, without rights, with limits of
 * time and memory. A file that breaks it is a finding, and breaks nothing else.
 */
public final class ConfinedInspector {

    /**
     * What a process may use.
     *
     * @param time of the clock, from its start to its end
     * @param memoryMebibytes of its heap
     */
    public record Confines(Duration time, int memoryMebibytes) {
        public static final Confines USUAL = new Confines(Duration.ofSeconds(60), 1_024);
    }

    /** Bytes of a report; more is not read. */
    private static final int LONGEST_REPORT = 30_000_000;

    private final Policy policy;
    private final Program program;
    private final Confines confines;

    /**
     * An inspector for a scheme.
     *
     * @param program what its processes run
     */
    public ConfinedInspector(Policy policy, Program program, Confines confines) {
        this.policy = policy;
        this.program = program;
        this.confines = confines;
    }

    /**
     * Looks into a file. Of what it holds as much is given back as a page can show; see {@link Inspection#whole}.
     *
     * @param name as its author called it; only its ending says anything
     * @throws IOException if no process can be started; what to do is in its message
     */
    public Inspection inspect(String name, byte[] content) throws IOException {
        byte[] order = new Order(policy, name).line().getBytes(StandardCharsets.US_ASCII);
        Optional<byte[]> told = answer(Worker.class.getName(), LONGEST_REPORT, order, content);
        return told.isEmpty() ? broken() : read(new String(told.get(), StandardCharsets.UTF_8));
    }

    /**
     * What a class of the program says in the sandbox.
     *
     * @param main whose main is run
     * @param most bytes of it at most
     * @param question what it reads
     * @return empty if it takes too long
     * @throws IOException if no process can be started
     */
    Optional<byte[]> answer(String main, int most, byte[]... question) throws IOException {
        Process process = new ProcessBuilder(command(main))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            CompletableFuture<byte[]> told = CompletableFuture.supplyAsync(
                    () -> told(process, most), task -> Thread.ofVirtual().start(task));
            Thread.ofVirtual().start(() -> ask(process, question));
            return Optional.of(told.get(confines.time().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Inspection read(String told) throws IOException {
        if (!told.startsWith(Worker.READY)) {
            throw new IOException(
                    "files cannot be inspected: bubblewrap must be installed, and this user be allowed to start it");
        }
        try {
            return Report.read(told.substring(Worker.READY.length()));
        } catch (IOException _) {
            return broken();
        }
    }

    private static Inspection broken() {
        return new Inspection(
                FileType.UNKNOWN, List.of(), List.of(new Finding(Rule.UNREADABLE, Place.WHOLE, null, 0)), false);
    }

    private static byte[] told(Process process, int most) {
        try (InputStream in = process.getInputStream()) {
            return in.readNBytes(most);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private static void ask(Process process, byte[]... question) {
        try (OutputStream out = process.getOutputStream()) {
            for (byte[] part : question) {
                out.write(part);
            }
        } catch (IOException _) {
            // A process that has ended says so by what it has not told.
            assert !process.isAlive();
        }
    }

    /** @param main class whose main is run in the sandbox */
    List<String> command(String main) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"));
        // First what is empty: the program may lie below it.
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/tmp"));
        for (Path system : List.of(Path.of("/usr/lib"), Path.of("/usr/lib64"), Program.home())) {
            if (Files.isDirectory(system)) {
                bind(command, system);
            }
        }
        DataFile.PROGRAMS.stream().filter(Files::isExecutable).forEach(needed -> bind(command, needed));
        for (String link : List.of("lib", "lib64")) {
            command.addAll(List.of("--symlink", "usr/" + link, "/" + link));
        }
        program.files().forEach(file -> bind(command, file));
        command.addAll(program.command(confines.memoryMebibytes(), main));
        return command;
    }

    private static void bind(List<String> command, Path path) {
        command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
}
