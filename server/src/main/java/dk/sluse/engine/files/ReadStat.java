package dk.sluse.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The program that reads and writes files of statistics programs, in a process of its own with limits, as such files may be made to break it. */
public final class ReadStat {

    private static final List<String> PROGRAM = List.of(
            "prlimit",
            "--as=4294967296",
            "--fsize=214748364800",
            "--cpu=7200",
            "--core=0",
            "setpriv",
            "--no-new-privs",
            "readstat");
    private static final Duration LONGEST = Duration.ofHours(3);

    private ReadStat() {}

    /** Whether this installation has it. */
    public static boolean isInstalled() {
        return Pattern.compile(":")
                .splitAsStream(String.valueOf(System.getenv("PATH")))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "readstat")));
    }

    /**
     * Converts files in a folder.
     *
     * @param names of files there: what is read, what describes it if it is a text, and what is written
     * @return whether it could
     */
    static boolean convert(Path folder, List<String> names) throws IOException {
        List<String> command = new ArrayList<>(PROGRAM);
        command.addAll(names);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        String path = String.valueOf(System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().put("PATH", path);
        Process process = builder.start();
        try {
            Path made = folder.resolve(names.getLast());
            return process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    && process.exitValue() == 0
                    && Files.exists(made)
                    && Files.size(made) > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was converted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
