package dk.sluse.engine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
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
    private static final Pattern CONVERTED = Pattern.compile("Converted \\d+ variables and (\\d+) rows");
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
     * @return how many rows; empty if it could not, or not wholly
     */
    static OptionalLong convert(Path folder, String... names) throws IOException {
        Path said = folder.resolve("readstat.log");
        List<String> command = new ArrayList<>(PROGRAM);
        command.addAll(List.of(names));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        String path = String.valueOf(System.getenv("PATH"));
        builder.environment().clear();
        builder.environment().put("PATH", path);
        Process process = builder.start();
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS) && process.exitValue() == 0;
            return ended && Files.exists(folder.resolve(names[names.length - 1]))
                    ? rows(Files.readString(said))
                    : OptionalLong.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was converted", e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }

    /** After errors too it ends as if all were well, so what it says is looked at. */
    private static OptionalLong rows(String said) {
        Matcher rows = CONVERTED.matcher(said);
        return said.contains("Error") || !rows.find()
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(rows.group(1)));
    }
}
