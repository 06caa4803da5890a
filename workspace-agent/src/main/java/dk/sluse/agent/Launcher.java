package dk.sluse.agent;

import dk.sluse.agent.kernel.ControlGroups;
import dk.sluse.agent.kernel.SeccompFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Starts a sandbox so that it outlives whoever started it. */
final class Launcher {

    /**
     * Goes into the control group, opens what only root may read, and gives up all privileges before the program is there at all: started
     * as root, the sandbox of bwrap could write what the machine's kernel obeys. What it starts knows nothing of this environment and
     * command line.
     */
    private static final String SCRIPT = """
            for door in $1; do echo $$ > "$door" || exit 70; done
            echo 300 > /proc/self/oom_score_adj
            exec 8< "$2" 9< "$3"
            user=$4 group=$5 files=$6
            shift 6
            exec env -i PATH=/usr/bin:/bin setsid setpriv --reuid "$user" --regid "$group" --clear-groups --no-new-privs \\
              --bounding-set=-all --inh-caps=-all --ambient-caps=-all \\
              prlimit --core=0 --nofile="$files:$files" --memlock=0 "$@"
            """;

    private static final int OPEN_FILES = 4096;
    private static final int OPEN_FILES_OF_HELPERS = 256;

    /** Notes with which number a program ended, whoever started it then. */
    private static final String NOTING = """
            note=$1
            shift
            "$@"
            echo $? > "$note.new" && mv "$note.new" "$note"
            """;

    /** What most programs can read: nothing. */
    static final Path NOTHING = Path.of("/dev/null");

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final ControlGroups groups;
    private final Path seccomp;

    /** @param seccomp where the filter is written to */
    Launcher(ControlGroups groups, Path seccomp) throws IOException {
        this.groups = groups;
        this.seccomp = seccomp;
        Files.write(seccomp, SeccompFilter.bytes());
    }

    /**
     * Starts a sandbox with a program in it.
     *
     * @param group of its processes
     * @param folder where what root must remember of it is written
     */
    Process launch(Sandbox sandbox, String group, Path folder, List<String> program) throws IOException {
        return launch(sandbox, group, folder, program, NOTHING);
    }

    /**
     * The same with something to read.
     *
     * @param input a file of root's
     */
    Process launch(Sandbox sandbox, String group, Path folder, List<String> program, Path input) throws IOException {
        return start(command(sandbox, group, folder, program), input, log(sandbox.name(), folder));
    }

    /** The same as a program that nobody waits for, with a note of how it ended, once it has. */
    Process launchNoted(Sandbox sandbox, String group, Path folder, List<String> program, Path note)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", NOTING, "sh", note.toString()));
        command.addAll(command(sandbox, group, folder, program));
        return start(command, NOTHING, log(sandbox.name(), folder));
    }

    /**
     * Starts a program on the machine itself, outside of any sandbox, as a user that nothing else is. It reads and says nothing.
     *
     * @param group of its processes
     */
    Process launchBare(int user, String group, List<String> command) throws IOException {
        return start(
                stripped(group, List.of(NOTHING, NOTHING), List.of(user, user, OPEN_FILES_OF_HELPERS), command),
                NOTHING,
                NOTHING);
    }

    private List<String> command(Sandbox sandbox, String group, Path folder, List<String> program) throws IOException {
        Path arguments = arguments(sandbox.name(), folder);
        Files.writeString(arguments, String.join("\0", sandbox.arguments()) + "\0");
        List<String> bwrap = new ArrayList<>(List.of("bwrap", "--args", "8", "--"));
        bwrap.addAll(program);
        return stripped(
                group, List.of(arguments, seccomp), List.of(sandbox.user(), sandbox.group(), OPEN_FILES), bwrap);
    }

    /**
     * A command that gives up all that is root's before it starts another.
     *
     * @param files two that the other finds open
     * @param numbers of its user, its group, and of files that it may open
     */
    private List<String> stripped(String group, List<Path> files, List<Integer> numbers, List<String> command)
            throws IOException {
        List<String> all = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", groups.doors(group)));
        files.forEach(file -> all.add(file.toString()));
        numbers.forEach(number -> all.add(number.toString()));
        all.addAll(command);
        return all;
    }

    private static Process start(List<String> command, Path input, Path output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        return builder.start();
    }

    /** What shows that something has started. */
    interface Sign {
        boolean seen() throws IOException;
    }

    /** Waits for a sign of what was started. */
    static void await(Process process, Sign sign) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (!sign.seen()) {
            boolean over = !process.isAlive() || System.nanoTime() > deadline;
            if (over && !sign.seen()) {
                throw new IOException("it did not start");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(3));
        }
    }

    /** What a sandbox's first program wrote. */
    static String log(Sandbox sandbox, Path folder) throws IOException {
        return new String(Files.readAllBytes(log(sandbox.name(), folder)), StandardCharsets.UTF_8);
    }

    private static Path log(String sandbox, Path folder) {
        return folder.resolve(sandbox + ".log");
    }

    private static Path arguments(String sandbox, Path folder) {
        return folder.resolve(sandbox + ".arguments");
    }

    /** Deletes what was written of a sandbox that has ended. */
    static void forget(String sandbox, Path folder) throws IOException {
        Files.deleteIfExists(log(sandbox, folder));
        Files.deleteIfExists(arguments(sandbox, folder));
    }
}
